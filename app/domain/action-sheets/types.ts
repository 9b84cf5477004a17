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
import type { ObjectiveId } from "../programmes/types.ts";

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

export const sheetNatures = ["new", "continued", "developed"] as const;
export type SheetNature = (typeof sheetNatures)[number];

export const sheetPriorities = ["low", "medium", "high"] as const;
export type SheetPriority = (typeof sheetPriorities)[number];

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
}

/** The fields of the first depth, as stored. */
export interface SheetFields {
	code: string;
	title: string;
	objectiveId: ObjectiveId;
	isFlagship: boolean;
	nature: SheetNature | null;
	priority: SheetPriority | null;
	leadOrganisationId: OrganisationId | null;
	leadPersonId: PersonId | null;
	committeeId: CommitteeId | null;
	startOn: Day | null;
	endOn: Day | null;
	scheduleLabel: string | null;
	context: string | null;
	need: string | null;
	aims: string | null;
	description: string | null;
	expectedResults: string | null;
	targetGroups: string[];
	areas: string[];
}

export interface SheetPartner {
	organisationId: OrganisationId;
	role: string | null;
}

export interface ListedSheet {
	slug: string;
	code: string;
	title: string;
	status: SheetStatus;
	isFlagship: boolean;
	isLate: boolean;
	endOn: Day | null;
	scheduleLabel: string | null;
	objectiveId: ObjectiveId;
	axisNumber: number;
	axisTitle: string;
	leadOrganisationName: string | null;
	leadPersonName: string | null;
}

export interface SheetCounts {
	total: number;
	mine: number;
	late: number;
	flagship: number;
	withoutLead: number;
	withoutEnd: number;
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
	partners: { organisationId: OrganisationId; name: string; role: string | null }[];
	worksites: { number: number; title: string }[];
	milestones: Milestone[];
	/** Latest first. */
	history: StatusChange[];
}

export interface SheetMeeting {
	id: MeetingId;
	committeeSlug: string;
	committeeName: string;
	title: string;
	startsAt: Date;
	status: "planned" | "held" | "cancelled";
}
