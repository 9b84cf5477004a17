import { formatShortDateTime } from "../format.ts";
import { DataTable } from "../primitives/data-table.tsx";

export interface JournalLine {
	seq: number;
	at: string;
	author: string | null;
	/** Written by the operator or a job, not by a person. */
	isSystem: boolean;
	sentence: string;
}

/** Who did what and when, the latest first. */
export function JournalTable({ entries }: { entries: readonly JournalLine[] }) {
	return (
		<DataTable
			caption="Écritures du journal"
			rows={entries}
			rowKey={({ seq }) => String(seq)}
			columns={[
				{ key: "at", header: "Quand", cell: ({ at }) => <time dateTime={at}>{formatShortDateTime(at)}</time> },
				{ key: "who", header: "Qui", cell: ({ author, isSystem }) => (isSystem ? "Maillage" : (author ?? "Une personne partie")) },
				{ key: "what", header: "Quoi", cell: ({ sentence }) => `${sentence}.` },
				{ key: "seq", header: "N°", align: "end", cell: ({ seq }) => seq, isSecondary: true },
			]}
		/>
	);
}
