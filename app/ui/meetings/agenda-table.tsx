import { paths } from "#app/paths.ts";
import { formatTime } from "../format.ts";
import { type Column, DataTable } from "../primitives/data-table.tsx";
import { durationText } from "./facts.ts";

export interface ShownPoint {
	id: string;
	position: number;
	title: string;
	notes: string | null;
	durationMinutes: number | null;
	startsAt: string;
	sheet: { slug: string; code: string; title: string } | null;
}

interface AgendaTableProps {
	territory: string;
	points: readonly ShownPoint[];
	totalMinutes: number;
	/** A last column of actions on each point. */
	actions?: (point: ShownPoint) => React.ReactNode;
}

/** The agenda in order, with the hour each point begins if those before keep to their time. */
export function AgendaTable({ territory, points, totalMinutes, actions }: AgendaTableProps) {
	const columns: Column<ShownPoint>[] = [
		{ key: "time", header: "Début", cell: ({ startsAt }) => formatTime(startsAt) },
		{
			key: "point",
			header: "Point",
			isRowHeader: true,
			cell: ({ position, title, notes, sheet }) => (
				<>
					{position}. {title}
					{sheet && (
						<p className="hint">
							Fiche{" "}
							<a href={paths.sheet(territory, sheet.slug)}>
								{sheet.code}
								{sheet.title !== title && ` – ${sheet.title}`}
							</a>
						</p>
					)}
					{notes && <p className="muted">{notes}</p>}
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
			footer={["Total", "", durationText(totalMinutes), ...(actions ? [""] : [])]}
		/>
	);
}
