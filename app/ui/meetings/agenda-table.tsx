import type { PointOutcome } from "#app/domain/meetings/types.ts";
import { outcomeLabels } from "#app/messages/meetings.ts";
import { paths } from "#app/paths.ts";
import { formatDay, formatTime } from "../format.ts";
import { Badge } from "../primitives/badge.tsx";
import { type Column, DataTable } from "../primitives/data-table.tsx";
import { durationText } from "./facts.ts";
import { PaperList, type ShownPaper } from "./paper-list.tsx";

export interface ShownPoint {
	id: string;
	position: number;
	title: string;
	notes: string | null;
	durationMinutes: number | null;
	startsAt: string;
	sheet: { slug: string; code: string; title: string } | null;
	section: string | null;
	presenter: { displayName: string } | null;
	isConfidential: boolean;
	isHidden: boolean;
	decision: { number: number; year: number; committeeSlug: string } | null;
	outcome: PointOutcome | null;
	origin: ShownElsewhere | null;
	next: ShownElsewhere | "backlog" | null;
	papers: readonly ShownPaper[];
}

interface ShownElsewhere {
	meetingId: string;
	meetingTitle: string;
	day: string;
}

/** Where the agenda is: what it links to stands in the same committee. */
export interface AgendaPlace {
	territory: string;
	committee: string;
	meeting: string;
}

interface AgendaTableProps {
	place: AgendaPlace;
	points: readonly ShownPoint[];
	totalMinutes: number;
	/** When the last point ends. */
	endsAt: string | null;
	/** A last column of actions on each point. */
	actions?: (point: ShownPoint) => React.ReactNode;
}

/** The agenda in order, with the hour each point begins if those before keep to their time. */
export function AgendaTable({ place, points, totalMinutes, endsAt, actions }: AgendaTableProps) {
	const opening = new Set(points.filter((point, index) => point.section && point.section !== sectionBefore(points, index)));
	const columns: Column<ShownPoint>[] = [
		{ key: "time", header: "Début", cell: ({ startsAt }) => formatTime(startsAt), isCompact: true },
		{
			key: "point",
			header: "Point",
			isRowHeader: true,
			cell: (point) => (
				<>
					{opening.has(point) && <p className="eyebrow">{point.section}</p>}
					{point.position}. {point.title} {point.isConfidential && !point.isHidden && <Badge tone="warning">Confidentiel</Badge>}{" "}
					{point.outcome && <Badge tone={point.outcome === "treated" ? "success" : "neutral"}>{outcomeLabels[point.outcome]}</Badge>}
					<PointFacts place={place} point={point} />
				</>
			),
		},
		{
			key: "duration",
			header: "Durée",
			align: "end",
			cell: ({ durationMinutes }) => (durationMinutes ? durationText(durationMinutes) : <span className="muted">Non précisée</span>),
		},
		...(actions ? [{ key: "actions", header: "Actions", cell: actions }] : []),
	];
	return (
		<DataTable
			caption="Ordre du jour"
			columns={columns}
			rows={points}
			rowKey={({ id }) => id}
			footer={["Total", endsAt ? `Fin estimée à ${formatTime(endsAt)}` : "", durationText(totalMinutes), ...(actions ? [""] : [])]}
		/>
	);
}

/** A hidden point says nothing of its section: the one before it goes on. */
const sectionBefore = (points: readonly ShownPoint[], index: number): string | null =>
	points.slice(0, index).findLast(({ isHidden }) => !isHidden)?.section ?? null;

function PointFacts({ place: { territory, committee, meeting }, point }: { place: AgendaPlace; point: ShownPoint }) {
	const { sheet, title, decision, notes, presenter, origin, next, papers } = point;
	return (
		<>
			{presenter && <p className="hint">Présenté par {presenter.displayName}</p>}
			{sheet && (
				<p className="hint">
					Fiche{" "}
					<a href={paths.sheet(territory, sheet.slug)}>
						{sheet.code}
						{sheet.title !== title && ` – ${sheet.title}`}
					</a>
				</p>
			)}
			{decision && (
				<p className="hint">
					Suite de la{" "}
					<a href={`${paths.decisions(territory)}?comite=${decision.committeeSlug}`}>
						décision {decision.year}-{String(decision.number).padStart(2, "0")}
					</a>
				</p>
			)}
			{notes && <p className="muted">{notes}</p>}
			{origin && (
				<p className="hint">
					Repris de{" "}
					<a href={paths.meeting(territory, committee, origin.meetingId)}>
						la réunion du {formatDay(origin.day)} ({origin.meetingTitle})
					</a>
				</p>
			)}
			{next && next !== "backlog" && (
				<p className="hint">
					Repris à{" "}
					<a href={paths.meeting(territory, committee, next.meetingId)}>
						la réunion du {formatDay(next.day)} ({next.meetingTitle})
					</a>
				</p>
			)}
			{next === "backlog" && (
				<p className="hint">
					En attente d'une réunion, parmi <a href={paths.preparation(territory, committee)}>les points proposés</a>
				</p>
			)}
			{papers.length > 0 && <PaperList territory={territory} committee={committee} meeting={meeting} papers={papers} />}
		</>
	);
}
