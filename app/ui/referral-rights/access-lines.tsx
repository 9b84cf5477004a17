import type { AccessKind } from "#app/domain/referral-rights/types.ts";
import { accessDetailText, accessKindLabels } from "#app/messages/referral-rights.ts";
import { paths } from "#app/paths.ts";
import { formatShortDateTime } from "../format.ts";
import { type Column, DataTable } from "../primitives/data-table.tsx";

export interface AccessLineShown {
	seq: number;
	at: string;
	personName: string | null;
	organisationName: string | null;
	reference: string | null;
	what: AccessKind;
	detail: string;
}

interface AccessLinesProps {
	caption: string;
	lines: readonly AccessLineShown[];
	/** Leads each reference to its own page; left out of a page about one referral. */
	territory?: string;
}

const when: Column<AccessLineShown> = {
	key: "at",
	header: "Quand",
	isCompact: true,
	cell: ({ at }) => <time dateTime={at}>{formatShortDateTime(at)}</time>,
};

/** Who saw what and when. */
export function AccessLines({ caption, lines, territory }: AccessLinesProps) {
	const reference: Column<AccessLineShown> = {
		key: "reference",
		header: "Référence",
		isCompact: true,
		cell: ({ reference: text }) =>
			text && territory ? <a href={paths.whoSaw(territory, text)}>{text}</a> : <span className="muted">–</span>,
	};
	return (
		<DataTable
			caption={caption}
			rows={lines}
			rowKey={({ seq }) => String(seq)}
			columns={[
				when,
				{
					key: "who",
					header: "Qui",
					cell: ({ personName, organisationName }) => personName ?? (organisationName ? "L'organisation, par son lien" : "Maillage"),
				},
				{ key: "body", header: "Organisation", cell: ({ organisationName }) => organisationName ?? "" },
				{
					key: "what",
					header: "Quoi",
					cell: ({ what, detail }) => `${accessKindLabels[what]}\u00a0: ${accessDetailText(detail)}`,
				},
				...(territory ? [reference] : []),
			]}
		/>
	);
}
