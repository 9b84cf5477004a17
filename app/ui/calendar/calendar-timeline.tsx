import type { CalendarFilters } from "#app/domain/calendar/schema.ts";
import type { TimelineAxis, TimelineSheet } from "#app/domain/calendar/types.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { formatCount, formatShortDay } from "../format.ts";
import { DataTable } from "../primitives/data-table.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Pagination } from "../primitives/pagination.tsx";
import { addressWith } from "../sheets/list-address.ts";
import { SheetStatusBadge } from "../sheets/status-badge.tsx";
import { timelineScale, type Years } from "./timeline-geometry.ts";
import { datesText, TimelineBackground, TimelineLegend, TimelineRow } from "./timeline-row.tsx";

export interface ShownTimeline {
	vue: "frise";
	axes: readonly TimelineAxis[];
	axis: TimelineAxis | null;
	sheets: readonly TimelineSheet[];
	page: number;
	pageCount: number;
	years: Years;
}

interface CalendarTimelineProps extends ShownTimeline {
	territory: string;
	today: Day;
	addressOf: (changes: Partial<Record<keyof CalendarFilters, unknown>>) => string;
}

/** Sheets of an axis over the years of its programme; the table says in words what its last column draws. */
export function CalendarTimeline({ territory, today, addressOf, ...timeline }: CalendarTimelineProps) {
	const { axes, axis, sheets, page, pageCount, years } = timeline;
	if (!axis) {
		return (
			<EmptyState
				title="Aucune fiche action à montrer"
				text="La frise montre les fiches qui ont une date de début, de fin, ou un jalon daté. Retirez un filtre, ou datez les fiches."
			/>
		);
	}
	const scale = timelineScale(years);
	const title = `Axe ${axis.number} – ${axis.title}`;
	return (
		<>
			<nav className="axis-choice" aria-label="Axes">
				<ul className="tags">
					{axes.map(({ id, number, title: name, programmeTitle, dated }) => (
						<li key={id}>
							<a className="tag" href={addressOf({ axe: id })} aria-current={id === axis.id ? "page" : undefined} title={programmeTitle}>
								{id === axis.id ? <strong>{`Axe ${number} – ${name}`}</strong> : `Axe ${number} – ${name}`}
								{`\u00a0(${dated})`}
							</a>
						</li>
					))}
				</ul>
			</nav>
			<h2>{title}</h2>
			<p className="calendar-entry-text">{axis.programmeTitle}</p>
			{axis.undated > 0 && (
				<p>
					{formatCount(axis.undated, "fiche sans aucune date n'est pas dessinée", "fiches sans aucune date ne sont pas dessinées")}
					{"\u00a0: "}
					<a href={addressWith(paths.sheets(territory), { axe: axis.id, sans: "echeance" })}>voir les fiches sans échéance de cet axe</a>.
				</p>
			)}
			{sheets.length > 0 && (
				<>
					<TimelineBackground years={scale.years} todayX={scale.isWithin(today) ? scale.x(today) : null} />
					<TimelineLegend today={today} />
					<div className="axis-table">
						<DataTable
							caption={`Frise de l'axe ${axis.number}, de ${years.first} à ${years.last}`}
							rows={sheets}
							rowKey={({ slug }) => slug}
							columns={[
								{
									key: "sheet",
									header: "Action",
									isRowHeader: true,
									cell: ({ slug, code, title: name }) => <a href={paths.sheet(territory, slug)}>{`${code} ${name}`}</a>,
								},
								{
									key: "status",
									header: "Statut",
									cell: ({ status, isLate, leadName }) => (
										<>
											<SheetStatusBadge status={status} isLate={isLate} />
											{leadName && <span className="axis-lead">{leadName}</span>}
										</>
									),
								},
								{ key: "dates", header: "Dates et jalons", cell: (sheet) => <Dates sheet={sheet} /> },
								{
									key: "drawing",
									header: `${years.first} à ${years.last}`,
									cell: (sheet) => <TimelineRow sheet={sheet} scale={scale} />,
								},
							]}
						/>
					</div>
					<Pagination
						page={page}
						pageCount={pageCount}
						total={axis.dated}
						hrefOf={(number) => addressOf({ page: number })}
						noun="fiche datée"
						nounPlural="fiches datées"
					/>
				</>
			)}
		</>
	);
}

/** « 1er mars 2026 → 30 juin 2027 », then the milestones behind a disclosure. */
function Dates({ sheet }: { sheet: TimelineSheet }) {
	const { milestones } = sheet;
	return (
		<>
			<span className="axis-dates">{datesText(sheet, formatShortDay)}</span>
			{milestones.length > 0 && (
				<details className="axis-milestones">
					<summary>{formatCount(milestones.length, "jalon", "jalons")}</summary>
					<ul>
						{milestones.map(({ id, title, dueOn, doneOn, isLate }) => (
							<li key={id}>
								{formatShortDay(dueOn)}
								{"\u00a0: "}
								{title}
								{doneOn && " (atteint)"}
								{isLate && " (en retard)"}
							</li>
						))}
					</ul>
				</details>
			)}
		</>
	);
}
