import type { Day } from "../kernel/calendar.ts";
import type { CommitteeId, Id, OrganisationId, PersonId, SheetId, TerritoryId } from "../kernel/ids.ts";
import { idSchema } from "../kernel/ids.ts";
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
