import type { SheetNature, SheetPriority, SheetStatus } from "../action-sheets/types.ts";
import type { Day } from "../kernel/calendar.ts";
import type { CommitteeId, Id, OrganisationId, PersonId, SheetId } from "../kernel/ids.ts";
import { idSchema } from "../kernel/ids.ts";
import type { AxisId, ObjectiveId, ProgrammeId } from "../programmes/types.ts";

export type ImportId = Id<"Import">;
export const ImportId = idSchema("Import");

/** A cell as the file gives it: text, a number, a day, yes or no, or an error of the spreadsheet (« #REF! »). */
export type Cell = null | string | number | boolean | { day: string } | { error: string };

/** One tab: its rows from the first line, and the ranges of its merged cells (« A4:A9 »), whose value is repeated downwards. */
export interface Grid {
	name: string;
	rows: Cell[][];
	merges: string[];
}

/** What a column may feed; "" feeds nothing, "note" is kept as text under the description. */
export const importFields = [
	"code",
	"title",
	"parent",
	"subTitle",
	"axis",
	"objective",
	"isFlagship",
	"nature",
	"priority",
	"status",
	"statusReason",
	"progress",
	"leadOrganisation",
	"leadPerson",
	"electedLead",
	"technicalLead",
	"committee",
	"partners",
	"services",
	"startOn",
	"endOn",
	"scheduleLabel",
	"isRecurring",
	"context",
	"need",
	"aims",
	"description",
	"expectedResults",
	"evaluationMethod",
	"targetGroups",
	"areas",
	"humanResources",
	"materialResources",
	"plannedBudget",
	"actualBudget",
	"cafFunding",
	"risks",
	"relatedSchemes",
	"communication",
	"participationLevel",
	"noteAmount",
	"note",
] as const;
export type ImportField = (typeof importFields)[number];

/** How to read the file; lines are counted from 1 as the spreadsheet shows them. */
export interface ImportMapping {
	grid: number;
	headerLine: number;
	firstLine: number;
	/** By column, from A. */
	columns: (ImportField | "")[];
	programmeId: ProgrammeId | null;
	/** Where lines stand that name neither axis nor objective. */
	objectiveId: ObjectiveId | null;
	/** Creates the axes and objectives that the programme lacks. */
	createsPlaces: boolean;
	/** Keeps unknown organisations, people and bodies as text under the description, instead of refusing them. */
	keepsUnknown: boolean;
}

export const importStates = ["uploaded", "queued", "running", "done", "failed", "undone"] as const;
export type ImportState = (typeof importStates)[number];

/** What is wrong, or worth knowing, about one cell; `address` as the spreadsheet names it: « D12 ». */
export interface Problem {
	address: string;
	line: number;
	code: string;
	/** The cell's text, cut short. */
	value?: string;
	/** The nearest known name, another cell, a bound. */
	other?: string;
}

/** A sheet's fields that an import may write, as stored. */
export interface ImportedFields {
	code: string;
	title: string;
	objectiveId: ObjectiveId;
	isFlagship: boolean;
	nature: SheetNature | null;
	priority: SheetPriority | null;
	progress: number;
	leadOrganisationId: OrganisationId | null;
	leadPersonId: PersonId | null;
	electedLeadId: PersonId | null;
	technicalLeadId: PersonId | null;
	committeeId: CommitteeId | null;
	services: string[];
	startOn: Day | null;
	endOn: Day | null;
	scheduleLabel: string | null;
	isRecurring: boolean;
	context: string | null;
	need: string | null;
	aims: string | null;
	description: string | null;
	expectedResults: string | null;
	evaluationMethod: string | null;
	targetGroups: string[];
	areas: string[];
	humanResources: string | null;
	materialResources: string | null;
	plannedBudget: number | null;
	actualBudget: number | null;
	cafFunding: string | null;
	risks: string | null;
	relatedSchemes: string[];
	communication: string | null;
	participationLevel: string | null;
}
export type ImportedField = keyof ImportedFields;

/** What a new sheet says where its line is silent. */
export const blankFields: Omit<ImportedFields, "code" | "title" | "objectiveId"> = {
	isFlagship: false,
	nature: null,
	priority: null,
	progress: 0,
	leadOrganisationId: null,
	leadPersonId: null,
	electedLeadId: null,
	technicalLeadId: null,
	committeeId: null,
	services: [],
	startOn: null,
	endOn: null,
	scheduleLabel: null,
	isRecurring: false,
	context: null,
	need: null,
	aims: null,
	description: null,
	expectedResults: null,
	evaluationMethod: null,
	targetGroups: [],
	areas: [],
	humanResources: null,
	materialResources: null,
	plannedBudget: null,
	actualBudget: null,
	cafFunding: null,
	risks: null,
	relatedSchemes: [],
	communication: null,
	participationLevel: null,
};
/** Every column of a sheet that an import reads and writes. */
export const importedFields = ["code", "title", "objectiveId", ...Object.keys(blankFields)] as ImportedField[];

/** A sheet that stands in the programme already. */
export interface StandingSheet extends ImportedFields {
	id: SheetId;
	/** Of a sub-action. */
	parentId: SheetId | null;
	status: SheetStatus;
	revision: number;
	partnerIds: OrganisationId[];
}

export interface KnownAxis {
	id: AxisId;
	number: number;
	title: string;
	objectives: { id: ObjectiveId; number: number; title: string; isImplicit: boolean }[];
}

/** What the territory knows, that the cells are matched with. */
export interface Surroundings {
	axes: readonly KnownAxis[];
	organisations: readonly { id: OrganisationId; name: string }[];
	people: readonly { id: PersonId; name: string }[];
	committees: readonly { id: CommitteeId; name: string }[];
	/** Those of the programme, with their sub-actions. */
	sheets: readonly StandingSheet[];
}

/** An axis or objective to be made; its id is drawn by the plan, so that lines can point to it. */
export interface NewPlaces {
	axes: { id: AxisId; number: number; title: string }[];
	objectives: { id: ObjectiveId; axisId: AxisId; number: number; title: string; isImplicit: boolean }[];
}

export interface PlannedLine {
	line: number;
	kind: "created" | "changed" | "unchanged";
	/** Of a new sheet, drawn by the plan, so that its sub-actions can point to it. */
	sheetId: SheetId;
	parentId: SheetId | null;
	code: string;
	title: string;
	/** All the fields of a new sheet; of one that stands, those that change. */
	fields: Partial<ImportedFields>;
	/** Partners to add; an import takes none away, since what they promised is theirs. */
	partnerIds: OrganisationId[];
	status: SheetStatus;
	statusReason: string | null;
	revision: number | null;
}

export interface ImportPlan {
	problems: Problem[];
	/** What is not wrong, and the person should know. */
	remarks: Problem[];
	places: NewPlaces;
	lines: PlannedLine[];
}
