import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

interface CardProps {
	title?: ReactNode;
	/** Makes the title a link. */
	href?: string;
	headingLevel?: 2 | 3 | 4;
	/** Badges, a date: one line above the title. */
	eyebrow?: ReactNode;
	children?: ReactNode;
	/** One line under the text: who, when, actions. */
	footer?: ReactNode;
	isQuiet?: boolean;
}

/** One thing among its peers, or a block set apart in an aside. */
export function Card({ title, href, headingLevel = 3, eyebrow, children, footer, isQuiet = false }: CardProps) {
	const Heading = `h${headingLevel}` as const;
	return (
		<div className={classNames("card", isQuiet && "card-quiet")}>
			{eyebrow && <div className="card-eyebrow">{eyebrow}</div>}
			{title && <Heading className="card-title">{href ? <a href={href}>{title}</a> : title}</Heading>}
			{children && <div className="card-body">{children}</div>}
			{footer && <div className="card-footer">{footer}</div>}
		</div>
	);
}

/** Cards side by side, as many a row as fit. */
export function CardGrid({ children }: { children: ReactNode }) {
	return <div className="card-grid">{children}</div>;
}
