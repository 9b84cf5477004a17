import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import type { Tone } from "./tone.ts";

export interface Duty {
	href: string;
	title: string;
	/** Where it comes from: territory, committee, sheet. */
	context: string;
	/** When it is due, in words: « demain », « en retard de 2 jours ». */
	due?: string;
	tone?: Tone;
}

export interface DutyGroup {
	title: string;
	items: readonly Duty[];
	/** The whole list, when `items` shows only the first of `count`. */
	href?: string;
	count?: number;
}

interface DutyListProps {
	groups: readonly DutyGroup[];
	headingLevel?: 2 | 3;
	/** Shown when every group is empty. */
	emptyText?: ReactNode;
}

/** What is waiting for the reader, grouped by the verb to do: « À approuver », « À compléter ». Empty groups are left out. */
export function DutyList({ groups, headingLevel = 3, emptyText = "Rien ne vous attend pour le moment." }: DutyListProps) {
	const Heading = `h${headingLevel}` as const;
	const waiting = groups.filter((group) => group.items.length > 0);
	if (waiting.length === 0) {
		return (
			<p className="duties-none">
				<Icon name="check" />
				{emptyText}
			</p>
		);
	}
	return (
		<div className="duties">
			{waiting.map((group) => (
				<div key={group.title} className="duty-group">
					<Heading className="duty-heading">
						{group.title} <span className="count">{group.count ?? group.items.length}</span>
					</Heading>
					<ul>
						{group.items.map((duty) => (
							<li key={`${duty.href} ${duty.title}`} className={`duty tone-${duty.tone ?? "neutral"}`}>
								<a href={duty.href}>{duty.title}</a>
								<span className="duty-context">{duty.context}</span>
								{duty.due && (
									<span className="duty-due">
										<Icon name={duty.tone === "danger" ? "alert" : "clock"} size={14} />
										{duty.due}
									</span>
								)}
							</li>
						))}
					</ul>
					{group.href && (
						<a className="duty-more" href={group.href}>
							Tout voir<span className="visually-hidden"> : {group.title}</span>
						</a>
					)}
				</div>
			))}
		</div>
	);
}
