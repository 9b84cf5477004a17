import { formatNumber, formatShortDateTime, formatTime } from "../format.ts";
import { DataTable } from "../primitives/data-table.tsx";

interface CountRow {
	label: string;
	sent: number;
	underWay: number;
	lastSentAt: string | null;
}

export function DeliveryCounts({ counts }: { counts: readonly CountRow[] }) {
	return (
		<DataTable
			caption="Courriels envoyés, par sorte"
			rows={counts}
			rowKey={({ label }) => label}
			columns={[
				{ key: "label", header: "Courriels", isRowHeader: true, cell: ({ label }) => label },
				{ key: "sent", header: "Envoyés", align: "end", cell: ({ sent }) => formatNumber(sent) },
				{ key: "underWay", header: "En cours", align: "end", cell: ({ underWay }) => formatNumber(underWay) },
				{
					key: "last",
					header: "Dernier envoi",
					cell: ({ lastSentAt }) => (lastSentAt ? <time dateTime={lastSentAt}>{formatShortDateTime(lastSentAt)}</time> : "Aucun"),
				},
			]}
		/>
	);
}

/** A time of day, or words for what comes back all day long. */
export function Schedules({ schedules }: { schedules: readonly { label: string; time: string; days: string }[] }) {
	return (
		<DataTable
			caption="Ce qui se fait automatiquement"
			rows={schedules}
			rowKey={({ label }) => label}
			columns={[
				{ key: "label", header: "Quoi", isRowHeader: true, cell: ({ label }) => label },
				{ key: "time", header: "Heure", cell: ({ time }) => (/^\d/.test(time) ? formatTime(time) : time) },
				{ key: "days", header: "Jours", cell: ({ days }) => days },
			]}
		/>
	);
}
