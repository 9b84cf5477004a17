export interface Crumb {
	label: string;
	/** Absent for the page one is on. */
	href?: string;
}

/** The way back up, from the territory to the page one is on. */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
	return (
		<nav className="breadcrumbs" aria-label="Fil d'Ariane">
			<ol>
				{items.map((item) => (
					<li key={item.href ?? item.label}>
						{item.href ? <a href={item.href}>{item.label}</a> : <span aria-current="page">{item.label}</span>}
					</li>
				))}
			</ol>
		</nav>
	);
}
