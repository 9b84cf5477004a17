import type { ReactNode } from "react";

export interface ListedItem {
	key?: string;
	title: string;
	href?: string;
	/** A day set apart at the start of the line: « 24 » and « nov. ». */
	date?: { dateTime: string; day: string; month: string };
	/** One or two lines under the title. */
	text?: ReactNode;
	/** Badges, at the end of the line. */
	meta?: ReactNode;
	actions?: ReactNode;
}

/** Things one under the other with a title each: meetings, documents, decisions. Denser than cards, freer than a table. */
export function ItemList({ items, label }: { items: readonly ListedItem[]; label?: string }) {
	return (
		<ul className="items" aria-label={label}>
			{items.map((item) => (
				<li key={item.key ?? item.href ?? item.title} className="item">
					{item.date && (
						<time className="item-date" dateTime={item.date.dateTime}>
							<span className="item-day">{item.date.day}</span> <span>{item.date.month}</span>
						</time>
					)}
					<div className="item-body">
						<p className="item-title">{item.href ? <a href={item.href}>{item.title}</a> : item.title}</p>
						{item.text && <div className="item-text">{item.text}</div>}
					</div>
					{item.meta && <div className="item-meta">{item.meta}</div>}
					{item.actions && <div className="item-actions">{item.actions}</div>}
				</li>
			))}
		</ul>
	);
}
