import type { ReactNode } from "react";
import { Icon } from "../primitives/icon.tsx";

interface PeriodNavProps {
	title: ReactNode;
	previous: { href: string; label: string };
	next: { href: string; label: string };
	/** Back to where today is, when it is elsewhere. */
	todayHref: string | undefined;
}

/** The period on screen, as a heading, between the ones before and after. */
export function PeriodNav({ title, previous, next, todayHref }: PeriodNavProps) {
	return (
		<div className="period-nav">
			<h2>{title}</h2>
			<nav aria-label="Périodes">
				<ul>
					<li>
						<a href={previous.href} rel="prev">
							<Icon name="chevron-left" size={16} />
							{previous.label}
						</a>
					</li>
					{todayHref && (
						<li>
							<a href={todayHref}>Aujourd'hui</a>
						</li>
					)}
					<li>
						<a href={next.href} rel="next">
							{next.label}
							<Icon name="chevron-right" size={16} />
						</a>
					</li>
				</ul>
			</nav>
		</div>
	);
}
