import type { PrintedTable } from "#app/domain/kernel/document.ts";
import type { AccessLine, EliminationItem } from "#app/domain/referral-rights/types.ts";
import { accessDetailText, accessKindLabels, eliminationKindLabels } from "#app/messages/referral-rights.ts";
import { formatShortDateTime } from "#app/ui/format.ts";

/** Lines of the access journal, as they are filtered. */
export const accessTable = (lines: readonly AccessLine[]): PrintedTable => ({
	title: "Accès aux orientations",
	columns: [
		{ header: "N°", kind: "number", width: 8 },
		{ header: "Quand", kind: "text", width: 24 },
		{ header: "Personne", kind: "text", width: 28 },
		{ header: "Organisation", kind: "text", width: 28 },
		{ header: "Nature", kind: "text", width: 16 },
		{ header: "Quoi", kind: "text", width: 34 },
		{ header: "Référence", kind: "code", width: 12 },
	],
	rows: lines.map(({ seq, at, personName, organisationName, what, detail, reference }) => [
		seq,
		formatShortDateTime(at),
		personName,
		organisationName,
		accessKindLabels[what],
		accessDetailText(detail),
		reference,
	]),
});

/** The bordereau that goes to the archives: what is to be destroyed, and of nobody the name. */
export const eliminationTable = (
	items: readonly Pick<EliminationItem, "reference" | "senderName" | "kind" | "lastContactOn">[],
): PrintedTable => ({
	title: "Bordereau d'élimination",
	columns: [
		{ header: "Référence", kind: "code", width: 12 },
		{ header: "Dernier contact", kind: "day", width: 16 },
		{ header: "Nature", kind: "text", width: 60 },
		{ header: "Organisation", kind: "text", width: 32 },
	],
	rows: items.map(({ reference, lastContactOn, kind, senderName }) => [reference, lastContactOn, eliminationKindLabels[kind], senderName]),
});
