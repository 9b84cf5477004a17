import type { CalendarFilters } from "#app/domain/calendar/schema.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { formatCount, formatMonth, formatTime, formatWeekday } from "../format.ts";
import { classNames } from "../primitives/class-names.ts";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Icon } from "../primitives/icon.tsx";
import { PeriodNav } from "./period-nav.tsx";
import { kindIcons, kindText, type ShownEntry } from "./shown.ts";

interface ShownDay {
	/** Null outside the month. */
	day: Day | null;
	entries: readonly ShownEntry[];
	/** How many more the day holds. */
	others: number;
}

export interface ShownMonth {
	vue: "mois";
	month: string;
	previous: string;
	next: string;
	total: number;
	weeks: readonly { number: number; days: readonly ShownDay[] }[];
}

interface CalendarMonthProps extends ShownMonth {
	today: Day;
	addressOf: (changes: Partial<Record<keyof CalendarFilters, unknown>>) => string;
}

const weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const nameOf = (month: string) => formatMonth(`${month}-01`);

/** A month by weeks; on a phone, the days that hold something, one under the other. */
export function CalendarMonth({ month, previous, next, total, weeks, today, addressOf }: CalendarMonthProps) {
	const title = nameOf(month).replace(/^./, (first) => first.toUpperCase());
	const monthHref = (mois: string | undefined) => addressOf({ mois, jour: undefined });
	return (
		<>
			<PeriodNav
				title={title}
				previous={{ href: monthHref(previous), label: nameOf(previous) }}
				next={{ href: monthHref(next), label: nameOf(next) }}
				todayHref={today.startsWith(month) ? undefined : monthHref(undefined)}
			/>
			<table className="month">
				<caption className="visually-hidden">
					{title}&nbsp;: {formatCount(total, "date", "dates")}
				</caption>
				<thead>
					<tr>
						<th scope="col" className="month-week">
							<abbr title="Semaine">Sem.</abbr>
						</th>
						{weekdays.map((name) => (
							<th key={name} scope="col">
								{name}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{weeks.map(({ number, days }) => (
						<tr key={number}>
							<th scope="row" className="month-week">
								{number}
							</th>
							{days.map((one, index) => (
								<DayCell key={one.day ?? index} {...one} today={today} addressOf={addressOf} />
							))}
						</tr>
					))}
				</tbody>
			</table>
			{total === 0 && <EmptyState title="Rien ce mois-ci" text="Regardez un autre mois, ou retirez un filtre s'il y en a." />}
		</>
	);
}

function DayCell({ day, entries, others, today, addressOf }: ShownDay & Pick<CalendarMonthProps, "today" | "addressOf">) {
	if (!day) return <td className="is-empty is-outside" />;
	const isToday = day === today;
	return (
		<td className={classNames(entries.length === 0 && "is-empty", isToday && "is-today")} aria-current={isToday ? "date" : undefined}>
			<p className="month-day">
				<time dateTime={day}>
					<span className="month-day-number" aria-hidden="true">
						{Number(day.slice(8))}
					</span>
					<span className="month-day-name">{formatWeekday(day)}</span>
				</time>
				{isToday && <span className="month-today">aujourd'hui</span>}
			</p>
			{entries.length > 0 && (
				<ul>
					{entries.map((entry) => (
						<li key={entry.uid}>
							<MonthEntry entry={entry} />
						</li>
					))}
					{others > 0 && (
						<li>
							<a className="month-others" href={addressOf({ vue: "liste", jour: day, mois: undefined })}>
								{formatCount(others, "autre", "autres")}
								<span className="visually-hidden"> le {formatWeekday(day)}</span>
							</a>
						</li>
					)}
				</ul>
			)}
		</td>
	);
}

function MonthEntry({ entry }: { entry: ShownEntry }) {
	const { kind, title, context, startsAt, status, href, isLate } = entry;
	const isOver = status !== "confirmed";
	return (
		<a href={href} title={context} className={classNames("month-entry", `month-${kind}`, isLate && "is-late", isOver && "is-over")}>
			<Icon name={isLate ? "clock" : kindIcons[kind]} size={14} />
			<span>
				<span className="visually-hidden">{kindText(entry)}&nbsp;: </span>
				{status === "cancelled" && <strong>Annulée </strong>}
				{isLate && <strong>En retard </strong>}
				{startsAt && <strong>{formatTime(new Date(startsAt))} </strong>}
				{status === "cancelled" ? <s>{title}</s> : title}
				<span className="visually-hidden">
					{status === "done" && " (fait)"}, {context}
				</span>
			</span>
		</a>
	);
}
