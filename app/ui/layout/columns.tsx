import type { ReactNode } from "react";

interface ColumnsProps {
	children: ReactNode;
	aside: ReactNode;
	/** Names the complementary landmark: « Repères de la fiche ». */
	asideLabel?: string;
	/** On a phone the aside follows the content unless it must come before. */
	isAsideFirst?: boolean;
}

/** The content and, beside it on wide screens, what helps to read it. */
export function Columns({ children, aside, asideLabel = "Repères", isAsideFirst = false }: ColumnsProps) {
	return (
		<div className={isAsideFirst ? "columns columns-aside-first" : "columns"}>
			<div className="columns-main">{children}</div>
			<section className="columns-aside" aria-label={asideLabel}>
				{aside}
			</section>
		</div>
	);
}
