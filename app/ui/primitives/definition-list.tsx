import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface Definition {
	term: string;
	/** Nothing to say is said: an absent description reads « Non renseigné ». */
	description: ReactNode;
}

/** Facts as term and description: « Pilote : CCAS de Durtal ». */
export function DefinitionList({ items, layout = "rows" }: { items: readonly Definition[]; layout?: "rows" | "stacked" | "grid" }) {
	return (
		<dl className={classNames("definitions", `definitions-${layout}`)}>
			{items.map((item) => (
				<div key={item.term}>
					<dt>{item.term}</dt>
					<dd>{isBlank(item.description) ? <span className="muted">Non renseigné</span> : item.description}</dd>
				</div>
			))}
		</dl>
	);
}

const isBlank = (content: ReactNode) => content === null || content === undefined || content === "" || content === false;
