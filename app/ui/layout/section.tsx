import type { ReactNode } from "react";

interface SectionProps {
	title: string;
	id?: string;
	/** How many things it holds, beside the title; the empty text says better that there are none. */
	count?: number;
	action?: ReactNode;
	lead?: ReactNode;
	headingLevel?: 2 | 3;
	children: ReactNode;
}

/** A part of a page under its heading, with at most one action beside it. */
export function Section({ title, id, count, action, lead, headingLevel = 2, children }: SectionProps) {
	const Heading = `h${headingLevel}` as const;
	return (
		<section className="section" id={id}>
			<div className="section-header">
				<Heading>
					{title}
					{count !== undefined && count > 0 && (
						<>
							{" "}
							<span className="count">{count}</span>
						</>
					)}
				</Heading>
				{action && <div className="section-action">{action}</div>}
			</div>
			{lead && <div className="section-lead">{typeof lead === "string" ? <p>{lead}</p> : lead}</div>}
			{children}
		</section>
	);
}
