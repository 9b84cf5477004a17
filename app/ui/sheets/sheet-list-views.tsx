import { paths } from "#app/paths.ts";

interface SheetListViewsProps {
	territory: string;
	/** The list as it stands, as it would be kept. */
	search: string;
	views: readonly { id: string; name: string; search: string; isCurrent: boolean; ownerName: string | null }[];
}

/** The lists that were kept, one's own first, and the way to keep this one. */
export function SheetListViews({ territory, search, views }: SheetListViewsProps) {
	const base = paths.sheets(territory);
	const isKept = views.some(({ isCurrent }) => isCurrent);
	return (
		<nav aria-label="Vues enregistrées" className="saved-views">
			{views.length > 0 && (
				<ul>
					{views.map((view) => (
						<li key={view.id}>
							<a className="tag" href={view.search ? `${base}?${view.search}` : base} aria-current={view.isCurrent ? "true" : undefined}>
								{view.name}
								{view.ownerName && <span className="muted"> ({view.ownerName})</span>}
							</a>
						</li>
					))}
				</ul>
			)}
			{search !== "" && !isKept && <a href={`${paths.newSavedView(territory)}?${search}`}>Enregistrer cette vue</a>}
			{views.length > 0 && <a href={paths.savedViews(territory)}>Gérer les vues</a>}
		</nav>
	);
}
