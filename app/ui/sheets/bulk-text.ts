import type { BulkAsked, BulkValues } from "#app/domain/action-sheets/types.ts";
import { sheetStatusLabels } from "#app/messages/action-sheets.ts";
import type { Names } from "./field-text.ts";

const named = (id: string | null, names: Names) => (id === null ? "aucun" : (names[id] ?? "(disparu depuis)"));
const listed = (tags: readonly string[]) => tags.map((tag) => `«\u00a0${tag}\u00a0»`).join(", ");

const leadText = ({ leadOrganisationId, leadPersonId }: BulkValues, names: Names): string[] => [
	...(leadOrganisationId === undefined ? [] : [`Organisation pilote\u00a0: ${named(leadOrganisationId, names)}`]),
	...(leadPersonId === undefined ? [] : [`Personne pilote\u00a0: ${named(leadPersonId, names)}`]),
];

/** What a bulk change does, in a line: « Statut : En pause ». */
export function askedText(asked: BulkAsked, names: Names): string {
	switch (asked.kind) {
		case "status":
			return `Statut\u00a0: ${sheetStatusLabels[asked.status]}`;
		case "lead":
			return leadText(asked, names).join(", ");
		case "tags":
			return [
				asked.add.length > 0 && `Étiquettes à ajouter\u00a0: ${listed(asked.add)}`,
				asked.remove.length > 0 && `Étiquettes à retirer\u00a0: ${listed(asked.remove)}`,
			]
				.filter(Boolean)
				.join(", ");
	}
}

/** What a sheet says before or after. */
export function valuesText(values: BulkValues, names: Names): string {
	if (values.status) return sheetStatusLabels[values.status];
	if (values.tags) return values.tags.join(", ");
	return leadText(values, names).join(", ");
}
