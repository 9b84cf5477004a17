import type { SheetFields, SheetPartner } from "#app/domain/action-sheets/types.ts";
import { sheetNatureLabels, sheetPriorityLabels } from "#app/messages/action-sheets.ts";
import { formatDay } from "../format.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import type { Definition } from "../primitives/definition-list.tsx";
import { objectiveName } from "./choices.ts";
import { sheetFieldLabels } from "./sheet-field-labels.ts";
import type { SheetChoices } from "./shown.ts";

/** What a 409 gives back of the sheet. */
export type StoredSheetFields = SheetFields & { revision: number; partners: SheetPartner[] };
type Field = keyof typeof sheetFieldLabels;

/** What someone else saved, for the fields where it is not what was typed. */
export function StoredSheet({
	stored,
	typed,
	choices,
}: {
	stored: StoredSheetFields;
	typed: Readonly<Record<string, unknown>>;
	choices: SheetChoices;
}) {
	const fields = (Object.keys(sheetFieldLabels) as Field[]).filter((field) => rawOf(stored[field]) !== rawOf(typed[field]));
	const items: Definition[] = fields.map((field) => ({ term: sheetFieldLabels[field], description: textOf(field, stored, choices) }));
	return <StoredVersion items={items.length > 0 ? items : [{ term: "Contenu", description: "Identique à ce que vous avez écrit" }]} />;
}

/** One comparable text for a value, stored or typed: an absent field, an empty one and a box left open are the same. */
function rawOf(value: unknown): string {
	if (Array.isArray(value)) return value.map(rawOf).filter(Boolean).join("\n");
	if (typeof value === "object" && value !== null) {
		const { organisationId, role } = value as Partial<SheetPartner>;
		return organisationId ? `${organisationId} ${role ?? ""}` : "";
	}
	if (value === true) return "on";
	return typeof value === "string" ? value.trim().replace(/\r\n/g, "\n") : "";
}

function textOf(field: Field, stored: StoredSheetFields, choices: SheetChoices): string | null {
	const named = (id: string | null, list: readonly { id: string; name: string }[]) => list.find((one) => one.id === id)?.name ?? null;
	switch (field) {
		case "isFlagship":
			return stored.isFlagship ? "Oui" : "Non";
		case "nature":
			return stored.nature && sheetNatureLabels[stored.nature];
		case "priority":
			return stored.priority && sheetPriorityLabels[stored.priority];
		case "objectiveId": {
			const objective = choices.objectives.find(({ id }) => id === stored.objectiveId);
			return objective ? objectiveName(objective) : "Un objectif d'un autre axe";
		}
		case "leadOrganisationId":
			return named(stored.leadOrganisationId, choices.organisations);
		case "committeeId":
			return named(stored.committeeId, choices.committees);
		case "leadPersonId":
			return choices.people.find(({ id }) => id === stored.leadPersonId)?.displayName ?? null;
		case "partners":
			return stored.partners
				.map(({ organisationId, role }) => [named(organisationId, choices.organisations), role].filter(Boolean).join("\u00a0: "))
				.join(", ");
		case "startOn":
		case "endOn":
			return stored[field] && formatDay(stored[field]);
		case "targetGroups":
		case "areas":
			return stored[field].join(", ");
		default:
			return stored[field];
	}
}
