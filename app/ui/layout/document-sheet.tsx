import type { ReactNode } from "react";

interface DocumentSheetProps {
	/** Territory and committee, at the head of the page. */
	issuer: string;
	title: string;
	headingLevel?: 1 | 2;
	/** Date, place, state: one line each. */
	facts?: readonly string[];
	children: ReactNode;
	/** Signature block: who approved, when. */
	closing?: ReactNode;
}

/** A text that binds, such as minutes: set like a page, read in serif, printed on A4 without the frame around it. */
export function DocumentSheet({ issuer, title, headingLevel = 2, facts = [], children, closing }: DocumentSheetProps) {
	const Heading = `h${headingLevel}` as const;
	return (
		<article className="sheet">
			<header className="sheet-header">
				<p className="sheet-issuer">{issuer}</p>
				<Heading className="sheet-title">{title}</Heading>
				{facts.map((fact) => (
					<p key={fact} className="sheet-fact">
						{fact}
					</p>
				))}
			</header>
			<div className="prose">{children}</div>
			{closing && <footer className="sheet-closing">{closing}</footer>}
		</article>
	);
}

/** Long text written by people: headings, lists, tables, quotations, set for reading. */
export function Prose({ children }: { children: ReactNode }) {
	return <div className="prose">{children}</div>;
}
