import { participationLevelLabels, sheetNatureLabels, sheetPriorityLabels } from "#app/messages/action-sheets.ts";
import { formatDay, formatEuro, formatNumber } from "../format.ts";
import { requiredFieldLabels, sheetFieldLabels } from "./sheet-field-labels.ts";

/** Today's names of what fields point to, by id. */
export type Names = Readonly<Record<string, string>>;

const coded: Record<string, Record<string, string>> = {
	nature: sheetNatureLabels,
	priority: sheetPriorityLabels,
	participationLevel: participationLevelLabels,
};
const pointing = new Set([
	"objectiveId",
	"leadOrganisationId",
	"leadPersonId",
	"projectOwnerId",
	"electedLeadId",
	"technicalLeadId",
	"committeeId",
	"otherObjectiveIds",
	"worksiteIds",
]);
const amounts = new Set(["plannedBudget", "actualBudget"]);

/** A value of a field, as people read it; empty when there is none. Lists have one line for each of their things. */
export function fieldText(field: string, value: unknown, names: Names): string {
	if (value === null || value === undefined || value === "") return "";
	if (Array.isArray(value)) return value.map((one) => fieldText(field, one, names)).join("\n");
	if (typeof value === "boolean") return value ? "Oui" : "Non";
	if (typeof value === "object") return rowText(value as Record<string, unknown>, names);
	if (pointing.has(field)) return names[String(value)] ?? "(disparu depuis)";
	if (amounts.has(field)) return formatEuro(Number(value));
	if (field === "progress") return `${formatNumber(Number(value))} %`;
	if (field === "startOn" || field === "endOn") return formatDay(String(value));
	return coded[field]?.[String(value)] ?? String(value);
}

/** A row that hangs from the sheet: a partner with its role, a milestone with its day, an indicator with its target. */
function rowText(row: Record<string, unknown>, names: Names): string {
	const day = (value: unknown) => typeof value === "string" && formatDay(value);
	const named = (value: unknown) => typeof value === "string" && (names[value] ?? "(disparu depuis)");
	const target = typeof row.targetValue === "number" && `cible ${formatNumber(row.targetValue)}${row.unit ? ` ${row.unit}` : ""}`;
	const yearly = Object.entries((row.yearlyTargets as Record<string, number> | undefined) ?? {}).map(
		([year, value]) => `${year} : ${formatNumber(value)}`,
	);
	return [
		row.title,
		row.label,
		named(row.organisationId),
		row.role,
		day(row.dueOn),
		named(row.ownerId),
		// said only where a tick is what changed
		row.doneOn !== undefined && (typeof row.doneOn === "string" ? `fait le ${formatDay(row.doneOn)}` : "à faire"),
		target,
		day(row.targetOn),
		...yearly,
	]
		.filter(Boolean)
		.join(", ");
}

/** What a changed field is called, with what it is about where there are several. */
export function fieldLabel(field: string, subject: string | null, names: Names): string {
	if (field.startsWith("indicator:")) return `Cible de l'indicateur ${names[field.slice("indicator:".length)] ?? "(supprimé)"}`;
	if (field === "contribution") return `Contribution : ${names[subject ?? ""] ?? "partenaire parti"}`;
	if (field === "milestone") return "Jalon";
	if (field === "review") return `Bilan ${subject}`;
	if (field === "reviewFollowUp") return `Suite donnée au bilan ${subject}`;
	const labels: Record<string, string> = { ...requiredFieldLabels, ...sheetFieldLabels };
	return labels[field] ?? field;
}
