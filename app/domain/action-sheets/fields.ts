import { type AskedFields, type CommittedField, committedFields, type SheetContent, type SheetFieldName } from "./types.ts";

/** The parts of a sheet's form, as its address names them; each is saved on its own. */
export const sheetSections = ["identite", "contexte", "public", "qui", "quand", "moyens", "evaluation", "suivi"] as const;
export type SheetSection = (typeof sheetSections)[number];

export const sectionFields = {
	identite: ["code", "title", "objectiveId", "otherObjectiveIds", "worksiteIds", "isFlagship", "nature", "priority", "tags"],
	contexte: ["context", "need", "aims", "description"],
	public: ["targetGroups", "areas", "participationLevel"],
	qui: ["leadOrganisationId", "leadPersonId", "projectOwnerId", "electedLeadId", "technicalLeadId", "committeeId", "services", "partners"],
	quand: ["startOn", "endOn", "scheduleLabel", "isRecurring"],
	moyens: ["humanResources", "materialResources", "plannedBudget", "actualBudget", "cafFunding"],
	evaluation: ["expectedResults", "evaluationMethod"],
	suivi: ["progress", "risks", "relatedSchemes", "communication"],
} as const satisfies Record<SheetSection, readonly SheetFieldName[]>;

export const sectionOf = (field: SheetFieldName): SheetSection =>
	sheetSections.find((section) => (sectionFields[section] as readonly string[]).includes(field)) as SheetSection;

export const sheetFieldNames = sheetSections.flatMap((section): readonly SheetFieldName[] => sectionFields[section]);

export const isCommittedField = (field: string): field is CommittedField => committedFields.some((one) => one === field);

/** What even a light action says; the others of its fields (axis, flagship or not, status) always have a value. */
export const lightFields = ["code", "title", "objectiveId", "leadOrganisationId"] as const;

/** What a full sheet says beside, unless its programme asks for less. */
export const fullFields = [
	"nature",
	"context",
	"need",
	"aims",
	"description",
	"targetGroups",
	"areas",
	"leadPersonId",
	"electedLeadId",
	"committeeId",
	"partners",
	"startOn",
	"endOn",
	"milestones",
	"humanResources",
	"plannedBudget",
	"indicators",
	"expectedResults",
	"evaluationMethod",
] as const;
export type RequiredField = (typeof lightFields)[number] | (typeof fullFields)[number];

/** A sheet's content with what is only counted. */
export type Fillable = Omit<SheetContent, "partners" | "worksiteIds" | "otherObjectiveIds"> & {
	partners: readonly unknown[];
	axisCommitteeId: string | null;
	milestoneCount: number;
	indicatorCount: number;
	/** Whether the budget is told, as a sum or line by line. */
	hasPlannedBudget: boolean;
};

function isFilled(sheet: Fillable, field: RequiredField): boolean {
	switch (field) {
		case "milestones":
			return sheet.milestoneCount > 0;
		case "indicators":
			return sheet.indicatorCount > 0;
		case "plannedBudget":
			return sheet.hasPlannedBudget;
		// without a body of its own, the sheet is followed by the committee of its axis
		case "committeeId":
			return sheet.committeeId !== null || sheet.axisCommitteeId !== null;
		default: {
			const value = sheet[field];
			return Array.isArray(value) ? value.length > 0 : value !== null && value !== "";
		}
	}
}

export interface Completeness {
	/** Which list this sheet is asked to fill before it is validated. */
	asked: "light" | "full";
	/** How far it goes, whatever it is asked. */
	depth: "incomplete" | "light" | "full";
	required: RequiredField[];
	missing: RequiredField[];
}

/** What the sheet must say before the steering committee validates it, and what it does not say yet. */
export function completenessOf(sheet: Fillable, { requiredFields, fullSheetFor }: AskedFields): Completeness {
	const full: RequiredField[] = [...lightFields, ...fullFields.filter((field) => requiredFields?.includes(field) ?? true)];
	const asked = fullSheetFor === "all" || sheet.isFlagship ? "full" : "light";
	const lacks = (fields: readonly RequiredField[]) => fields.filter((field) => !isFilled(sheet, field));
	const required = asked === "full" ? full : [...lightFields];
	const depth = lacks(lightFields).length > 0 ? "incomplete" : lacks(full).length > 0 ? "light" : "full";
	return { asked, depth, required, missing: lacks(required) };
}

/** One comparable text for a stored or a sent value: order does not matter in a set, nor an empty text from none. */
export function comparable(value: unknown): string {
	if (value === null || value === undefined || value === "") return "";
	if (Array.isArray(value)) return JSON.stringify(value.map(comparable).sort());
	if (typeof value === "object") {
		return JSON.stringify(
			Object.entries(value)
				.map(([key, inner]) => [key, comparable(inner)])
				.sort(),
		);
	}
	return String(value);
}

/** The fields whose sent value is not the stored one. */
export const changedAmong = (stored: SheetContent, sent: Partial<SheetContent>): SheetFieldName[] =>
	sheetFieldNames.filter((field) => sent[field] !== undefined && comparable(stored[field]) !== comparable(sent[field]));
