import type { ReactNode } from "react";
import { Mark } from "./mark.tsx";

/** An empty list says why it is empty and what can be done about it. */
export function EmptyState({ title, text, action }: { title: string; text: ReactNode; action?: ReactNode }) {
	return (
		<div className="empty">
			<Mark size={48} />
			<p className="empty-title">{title}</p>
			<p className="empty-text">{text}</p>
			{action && <div className="button-row">{action}</div>}
		</div>
	);
}
