import { comparable } from "#app/domain/action-sheets/fields.ts";
import type { SheetContent, SheetFieldName } from "#app/domain/action-sheets/types.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { objectiveName } from "./choices.ts";
import { fieldText, type Names } from "./field-text.ts";
import { sheetFieldLabels } from "./sheet-field-labels.ts";
import type { SheetChoices } from "./shown.ts";

/** What a 409 gives back of the sheet. */
export type StoredSheetFields = SheetContent & { revision: number };

/** What someone else saved, for the fields of this form where it is not what was typed. */
export function StoredSheet({
	stored,
	typed,
	fields,
	choices,
}: {
	stored: StoredSheetFields;
	typed: Readonly<Record<string, unknown>>;
	fields: readonly SheetFieldName[];
	choices: SheetChoices;
}) {
	const names = namesOf(choices);
	const items = fields
		.filter((field) => asTyped(stored[field]) !== asTyped(typed[field]))
		.map((field) => ({ term: sheetFieldLabels[field], description: fieldText(field, stored[field], names) }));
	return <StoredVersion items={items.length > 0 ? items : [{ term: "Contenu", description: "Identique à ce que vous avez écrit" }]} />;
}

/** One comparable text for a value, stored or typed: an absent field, an empty one and a box left open are the same. */
function asTyped(value: unknown): string {
	if (Array.isArray(value)) {
		return value
			.map((one) => (typeof one === "object" && one !== null ? partnerText(one) : comparable(one)))
			.filter(Boolean)
			.sort()
			.join("\n");
	}
	if (typeof value === "boolean") return value ? "on" : "";
	return typeof value === "string" || typeof value === "number"
		? String(value).trim().replace(/\r\n/g, "\n").split("\n").sort().join("\n")
		: "";
}

function partnerText({ organisationId, role }: { organisationId?: string; role?: string | null }): string {
	return organisationId ? `${organisationId} ${role ?? ""}` : "";
}

const namesOf = ({ objectives, people, organisations, committees, worksites }: SheetChoices): Names =>
	Object.fromEntries([
		...objectives.map((one) => [one.id, objectiveName(one)]),
		...people.map(({ id, displayName }) => [id, displayName]),
		...[...organisations, ...committees].map(({ id, name }) => [id, name]),
		...worksites.map(({ id, title }) => [id, title]),
	]);
