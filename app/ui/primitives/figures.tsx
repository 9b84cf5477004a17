import type { ReactNode } from "react";

export interface Figure {
	label: string;
	value: ReactNode;
	/** Where the figure is explained; a count of nothing leads nowhere. */
	href?: string;
	/** One short line under it: « dont 3 en retard ». */
	detail?: ReactNode;
}

/** A few numbers that sum up a place; each may lead to the list it counts. */
export function Figures({ items }: { items: readonly Figure[] }) {
	return (
		<dl className="figures">
			{items.map((item) => (
				<div key={item.label} className="figure">
					<dt>{item.href && item.value !== 0 ? <a href={item.href}>{item.label}</a> : item.label}</dt>
					<dd className="figure-value">{item.value}</dd>
					{item.detail && <dd className="figure-detail">{item.detail}</dd>}
				</div>
			))}
		</dl>
	);
}
