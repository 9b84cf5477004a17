import type { Day } from "../kernel/calendar.ts";
import type { CommitteeId, Id } from "../kernel/ids.ts";

export const programmeTypes = ["ctg", "pdts", "projet_social_municipal", "strategie_action_sociale", "plan_strategique"] as const;
export type ProgrammeType = (typeof programmeTypes)[number];

export type ProgrammeId = Id<"Programme">;
export type AxisId = Id<"Axis">;
export type ObjectiveId = Id<"Objective">;

export interface ProgrammeAxis {
	id: AxisId;
	number: number;
	title: string;
	context: string | null;
	committeeId: CommitteeId | null;
	committeeSlug: string | null;
	committeeName: string | null;
	isTitleInferred: boolean;
	isMissingInSource: boolean;
	objectives: { id: ObjectiveId; number: number; title: string; isImplicit: boolean }[];
}

export interface Worksite {
	number: number;
	title: string;
	goal: string | null;
	items: { title: string; steps: string[]; axisNumber: number | null }[];
}

/** A programme and its tree, down to the objectives; null is what its document does not say. */
export interface Programme {
	id: ProgrammeId;
	title: string;
	type: ProgrammeType;
	periodLabel: string | null;
	startYear: number | null;
	endYear: number | null;
	carrier: string | null;
	adoptedOn: Day | null;
	adoptedBy: string | null;
	deliberationRef: string | null;
	summary: string | null;
	principles: string[];
	note: string | null;
	signatories: { name: string; deliberatingBody: string | null; signedOn: Day | null }[];
	axes: ProgrammeAxis[];
	worksites: Worksite[];
}

/** Where a sheet can stand. */
export interface ObjectiveChoice {
	id: ObjectiveId;
	/** As it is quoted; null for an implicit objective. */
	code: string | null;
	title: string;
	axisId: string;
	axisNumber: number;
	axisTitle: string;
	axisCommitteeId: CommitteeId | null;
	programmeTitle: string;
}
