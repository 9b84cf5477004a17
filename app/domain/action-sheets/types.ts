import type { Day } from "../kernel/calendar.ts";
import {
	type CommitteeId,
	type Id,
	idSchema,
	type MeetingId,
	type OrganisationId,
	type PersonId,
	type SheetId,
	type TerritoryId,
} from "../kernel/ids.ts";
import type { ObjectiveId, ProgrammeId } from "../programmes/types.ts";

/** In the order of a sheet's life; the last three stand beside it. Being late is computed, never a status. */
export const sheetStatuses = [
	"draft",
	"proposed",
	"reviewed",
	"validated",
	"in_progress",
	"completed",
	"evaluated",
	"renewed",
	"dropped",
	"merged",
	"on_hold",
	"blocked",
	"abandoned",
] as const;
export type SheetStatus = (typeof sheetStatuses)[number];

/** Work came to its end, whatever becomes of the action. */
export const doneStatuses = ["completed", "evaluated", "renewed", "dropped", "merged"] as const satisfies readonly SheetStatus[];
/** Nothing of the sheet is waited for any more. */
export const closedStatuses = [...doneStatuses, "abandoned"] as const satisfies readonly SheetStatus[];

/** Nothing is late of a sheet that came to its end, was given up, or is deliberately paused. */
export const neverLateStatuses = [...closedStatuses, "on_hold"] as const satisfies readonly SheetStatus[];

export const sheetNatures = ["new", "continued", "developed"] as const;
export type SheetNature = (typeof sheetNatures)[number];

export const sheetPriorities = ["low", "medium", "high"] as const;
export type SheetPriority = (typeof sheetPriorities)[number];

/** How far inhabitants take part, from least to most. */
export const participationLevels = ["information", "consultation", "concertation", "co_construction"] as const;
export type ParticipationLevel = (typeof participationLevels)[number];

export const versionStatuses = ["pending", "accepted", "rejected", "withdrawn"] as const;
export type VersionStatus = (typeof versionStatuses)[number];
export type VersionId = Id<"Version">;
export const VersionId = idSchema("Version");
export type WorksiteId = Id<"Worksite">;

export type MilestoneId = Id<"Milestone">;
export const MilestoneId = idSchema("Milestone");

/** What policies and rules judge a sheet by. `axisCommitteeId` is the committee that follows the sheet's axis. */
export interface SheetFacts {
	id: SheetId;
	territoryId: TerritoryId;
	status: SheetStatus;
	leadPersonId: PersonId | null;
	leadOrganisationId: OrganisationId | null;
	committeeId: CommitteeId | null;
	axisCommitteeId: CommitteeId | null;
	/** The sheet that a sub-action belongs to. */
	parentId: SheetId | null;
}

/** The fields that the sheet itself holds, as stored. Amounts are in euros. */
export interface SheetFields {
	code: string;
	title: string;
	objectiveId: ObjectiveId;
	isFlagship: boolean;
	nature: SheetNature | null;
	priority: SheetPriority | null;
	leadOrganisationId: OrganisationId | null;
	leadPersonId: PersonId | null;
	projectOwnerId: OrganisationId | null;
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
	targetGroups: string[];
	areas: string[];
	participationLevel: ParticipationLevel | null;
	humanResources: string | null;
	materialResources: string | null;
	plannedBudget: number | null;
	actualBudget: number | null;
	cafFunding: string | null;
	expectedResults: string | null;
	evaluationMethod: string | null;
	progress: number;
	risks: string | null;
	relatedSchemes: string[];
	communication: string | null;
	/** Free labels of the territory, to find sheets again; no field of the programme. */
	tags: string[];
}

/** All that a sheet's forms write: its own fields, and the rows that hang from it. */
export interface SheetContent extends SheetFields {
	partners: SheetPartner[];
	worksiteIds: WorksiteId[];
	/** Objectives of other programmes that the action serves too, one a programme at most. */
	otherObjectiveIds: ObjectiveId[];
}
export type SheetFieldName = keyof SheetContent;

export interface SheetPartner {
	organisationId: OrganisationId;
	role: string | null;
}

export interface ListedSheet {
	id: SheetId;
	slug: string;
	code: string;
	title: string;
	status: SheetStatus;
	isFlagship: boolean;
	isLate: boolean;
	startOn: Day | null;
	endOn: Day | null;
	scheduleLabel: string | null;
	progress: number;
	priority: SheetPriority | null;
	tags: string[];
	objectiveId: ObjectiveId;
	objectiveTitle: string;
	isObjectiveImplicit: boolean;
	/** Objectives of other programmes that it serves. */
	otherObjectiveIds: ObjectiveId[];
	axisNumber: number;
	axisTitle: string;
	programmeTitle: string;
	leadOrganisationName: string | null;
	leadPersonName: string | null;
}

/** A sheet of the list with what it holds beside itself; empty for the columns that are not shown. */
export interface SheetRow extends ListedSheet {
	partnerNames: string[];
	committeeName: string | null;
	/** In euros. */
	plannedBudget: number | null;
	indicators: LastValue[];
	lastNoteOn: Day | null;
}

/** The last accepted value of an indicator; a level of its scale, from 1, when it has one. */
export interface LastValue {
	id: string;
	label: string;
	unit: string;
	scale: string[];
	targetValue: number | null;
	targetOn: Day | null;
	value: number | null;
	measuredOn: Day | null;
}

/** What the list may be filtered by, with the names that the territory gives. */
export interface SheetChoicesOfList {
	organisations: { id: OrganisationId; name: string }[];
	committees: { id: CommitteeId; name: string }[];
	people: { id: PersonId; displayName: string }[];
	tags: string[];
}

export interface SheetCounts {
	total: number;
	mine: number;
	late: number;
	blocked: number;
	flagship: number;
	withoutLead: number;
	withoutEnd: number;
	withoutNote: number;
}

export interface Milestone {
	id: MilestoneId;
	title: string;
	dueOn: Day | null;
	doneOn: Day | null;
	ownerId: PersonId | null;
	ownerName: string | null;
	revision: number;
}

export interface StatusChange {
	fromStatus: SheetStatus | null;
	toStatus: SheetStatus;
	reason: string | null;
	changedByName: string | null;
	changedAt: Date;
}

/** A sheet with the names of all it points to. */
export interface Sheet extends SheetFacts, SheetFields {
	slug: string;
	status: SheetStatus;
	statusReason: string | null;
	/** Where it goes back to from a pause. */
	resumesTo: SheetStatus;
	revision: number;
	updatedAt: Date;
	updatedByName: string | null;
	programmeTitle: string;
	axisId: string;
	axisNumber: number;
	axisTitle: string;
	objectiveTitle: string;
	isObjectiveImplicit: boolean;
	leadOrganisationName: string | null;
	leadPersonName: string | null;
	committeeSlug: string | null;
	committeeName: string | null;
	projectOwnerName: string | null;
	electedLeadName: string | null;
	technicalLeadName: string | null;
	programmeId: ProgrammeId;
	/** What the programme asks of its sheets. */
	asked: AskedFields;
	parent: { slug: string; code: string; title: string } | null;
	subActions: SubAction[];
	partners: { organisationId: OrganisationId; name: string; role: string | null; contribution: string | null; revision: number }[];
	worksites: { id: WorksiteId; number: number; title: string }[];
	otherObjectives: { id: ObjectiveId; title: string; axisNumber: number; axisTitle: string; programmeTitle: string }[];
	reviews: YearlyReview[];
	/** Their targets alone, which are commitments of the sheet. */
	indicators: { id: string; label: string; unit: string; targetValue: number | null; targetOn: Day | null }[];
	milestoneCount: number;
	indicatorCount: number;
	hasPlannedBudget: boolean;
	milestones: Milestone[];
	/** Latest first. */
	history: StatusChange[];
}

export interface SubAction {
	id: SheetId;
	slug: string;
	code: string;
	title: string;
	status: SheetStatus;
	startOn: Day | null;
	endOn: Day | null;
	leadPersonName: string | null;
	leadOrganisationName: string | null;
}

export interface YearlyReview {
	year: number;
	text: string;
	followUp: string | null;
	revision: number;
}

/** What a programme asks of a sheet before the steering committee validates it; null fields are the product's own list. */
export interface AskedFields {
	requiredFields: string[] | null;
	fullSheetFor: "flagship" | "all";
}

/** A sheet as it was proposed or validated. */
export interface SheetVersion {
	id: VersionId;
	number: number;
	status: VersionStatus;
	snapshot: Record<string, unknown>;
	/** By field, the value that it brings; `indicator:<id>` for the target of an indicator. */
	changes: Record<string, unknown>;
	reason: string | null;
	proposedByName: string | null;
	proposedAt: Date;
	decidedOn: Day | null;
	decidedByName: string | null;
	decisionNote: string | null;
	revision: number;
}

/** One field, before and after. */
export interface FieldChange {
	id: string;
	field: string;
	subject: string | null;
	before: unknown;
	after: unknown;
	changedByName: string | null;
	changedAt: Date;
}

export interface SheetMeeting {
	id: MeetingId;
	committeeSlug: string;
	committeeName: string;
	title: string;
	startsAt: Date;
	status: "planned" | "held" | "cancelled";
}

/** What the steering committee validated: after that, changing one of these makes a version that goes back to it. */
export const committedFields = [
	"title",
	"objectiveId",
	"otherObjectiveIds",
	"leadOrganisationId",
	"leadPersonId",
	"endOn",
] as const satisfies readonly SheetFieldName[];
export type CommittedField = (typeof committedFields)[number];

/** What a committee's decision did to the sheet it names, or why it could not. */
export type SheetEffect =
	| { kind: "status"; from: SheetStatus; to: SheetStatus }
	| { kind: "end"; from: Day | null; to: Day }
	| { kind: "refused"; code: string };

/** What may be changed of several sheets at once. */
export const bulkKinds = ["status", "lead", "tags"] as const;
export type BulkChangeId = Id<"BulkChange">;
export const BulkChangeId = idSchema("BulkChange");
/** More would hold the territory's journal for too long. */
export const maxBulkSheets = 500;

/** The change asked for; a part of the pilot that is left out stays as it is. */
export type BulkAsked =
	| { kind: "status"; status: SheetStatus }
	| { kind: "lead"; leadOrganisationId?: OrganisationId | null; leadPersonId?: PersonId | null }
	| { kind: "tags"; add: string[]; remove: string[] };

/** What one sheet said of what is changed: its status, or these of its fields. */
export type BulkValues = Partial<Pick<SheetFields, "leadOrganisationId" | "leadPersonId" | "tags">> & {
	status?: SheetStatus;
	statusReason?: string | null;
	/** Where a paused sheet went back to. */
	resumesTo?: SheetStatus;
};

export interface BulkChangeFacts {
	madeBy: PersonId;
	madeAt: Date;
	undoneAt: Date | null;
}

export interface ListedBulkChange extends BulkChangeFacts {
	id: BulkChangeId;
	asked: BulkAsked;
	reason: string | null;
	madeByName: string | null;
	undoneByName: string | null;
	count: number;
}

export interface BulkChangeItem {
	sheetId: SheetId;
	slug: string;
	code: string;
	title: string;
	before: BulkValues;
	after: BulkValues;
	/** Kept for the steering committee rather than saved. */
	isHeld: boolean;
	/** What became of it when the change was undone. */
	isRestored: boolean | null;
}
