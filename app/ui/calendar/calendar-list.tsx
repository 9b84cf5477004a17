import type { CalendarFilters } from "#app/domain/calendar/schema.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { formatMonth, formatPeriod, formatTime, formatWeekday, relativeDay } from "../format.ts";
import { Badge } from "../primitives/badge.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Icon } from "../primitives/icon.tsx";
import { Pagination } from "../primitives/pagination.tsx";
import { PeriodNav } from "./period-nav.tsx";
import { kindIcons, kindText, type ShownEntry } from "./shown.ts";

type Step = { mois: string } | { jour: string };

export interface ShownList {
	vue: "liste";
	from: Day;
	to: Day;
	previous: Step;
	next: Step;
	total: number;
	page: number;
	pageCount: number;
	days: readonly { day: Day; entries: readonly ShownEntry[] }[];
}

interface CalendarListProps extends ShownList {
	filters: CalendarFilters;
	today: Day;
	addressOf: (changes: Partial<Record<keyof CalendarFilters, unknown>>) => string;
}

/** A few months, day after day. */
export function CalendarList({ filters, today, addressOf, ...list }: CalendarListProps) {
	const { from, to, previous, next, total, page, pageCount, days } = list;
	const months = [...Map.groupBy(days, ({ day }) => day.slice(0, 7))];
	const isNarrowed = Boolean(filters.comite || filters.organisation || filters.personne || filters.nature);
	const isOneDay = filters.jour !== undefined;
	return (
		<>
			<PeriodNav
				title={sentence(formatPeriod(from, to))}
				previous={{ href: addressOf(previous), label: isOneDay ? "La veille" : "Avant" }}
				next={{ href: addressOf(next), label: isOneDay ? "Le lendemain" : "Après" }}
				todayHref={filters.mois || isOneDay ? addressOf({ mois: undefined, jour: undefined }) : undefined}
			/>
			{total === 0 ? (
				<EmptyState
					title="Rien sur cette période"
					text={
						isNarrowed
							? "Retirez un filtre, ou regardez une autre période."
							: "Les réunions, les jalons, les fins d'actions et les valeurs à saisir de cette période apparaîtront ici."
					}
					action={
						isNarrowed && (
							<LinkButton href={addressOf({ comite: undefined, organisation: undefined, personne: undefined, nature: undefined })}>
								Voir tout le calendrier
							</LinkButton>
						)
					}
				/>
			) : (
				<>
					{months.map(([month, ofMonth]) => (
						<section key={month} className="calendar-months">
							<h3>{sentence(formatMonth(`${month}-01`))}</h3>
							{ofMonth.map(({ day, entries }) => (
								<div key={day} className="calendar-day">
									<h4>
										<time dateTime={day}>{sentence(formatWeekday(day))}</time>
										{day === today && <Badge tone="accent">Aujourd'hui</Badge>}
									</h4>
									<ul className="calendar-entries">
										{entries.map((entry) => (
											<Entry key={entry.uid} entry={entry} day={day} today={today} />
										))}
									</ul>
								</div>
							))}
						</section>
					))}
					<Pagination page={page} pageCount={pageCount} total={total} hrefOf={(number) => addressOf({ page: number })} noun="date" />
				</>
			)}
		</>
	);
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Entry({ entry, day, today }: { entry: ShownEntry; day: Day; today: Day }) {
	const { kind, title, context, startsAt, endsAt, place, status, href, ownerName, isLate } = entry;
	const hours = startsAt && [startsAt, endsAt].flatMap((at) => (at ? [formatTime(new Date(at))] : [])).join("\u00a0–\u00a0");
	return (
		<li className="calendar-entry">
			<span className="calendar-kind">
				<Icon name={kindIcons[kind]} size={16} />
				{kindText(entry)}
			</span>
			<div>
				<p className="calendar-entry-title">
					{status === "cancelled" ? (
						<s>
							<a href={href}>{title}</a>
						</s>
					) : (
						<a href={href}>{title}</a>
					)}
				</p>
				<p className="calendar-entry-text">{[hours, context, place, ownerName].filter(Boolean).join(" · ")}</p>
			</div>
			{status === "cancelled" && <Badge icon="cross">Annulée</Badge>}
			{status === "done" && <Badge tone="success">{kind === "meeting" ? "Tenue" : kind === "milestone" ? "Atteint" : "Terminée"}</Badge>}
			{isLate && <Badge tone="danger">{sentence(relativeDay(day, today))}</Badge>}
		</li>
	);
}
