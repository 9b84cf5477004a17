import type { Day } from "../kernel/calendar.ts";
import { type Id, idSchema, type OrganisationId, type SheetId } from "../kernel/ids.ts";
import type { AxisId, ObjectiveId, ProgrammeId } from "../programmes/types.ts";

export const budgetStages = ["planned", "actual"] as const;
export type BudgetStage = (typeof budgetStages)[number];

export const budgetNatures = ["running", "investment"] as const;
export type BudgetNature = (typeof budgetNatures)[number];

/** Euros, or full-time equivalents of working time. */
export const budgetUnits = ["euro", "fte"] as const;
export type BudgetUnit = (typeof budgetUnits)[number];

export const fundingLinkKinds = ["caf_agreement", "territory_bonus"] as const;
export type FundingLinkKind = (typeof fundingLinkKinds)[number];

export type BudgetLineId = Id<"BudgetLine">;
export const BudgetLineId = idSchema("BudgetLine");
export type FundingId = Id<"Funding">;
export const FundingId = idSchema("Funding");
export type FundingLinkId = Id<"FundingLink">;
export const FundingLinkId = idSchema("FundingLink");
export type CommitmentId = Id<"Commitment">;
export const CommitmentId = idSchema("Commitment");

export interface BudgetLine {
	id: BudgetLineId;
	stage: BudgetStage;
	nature: BudgetNature;
	unit: BudgetUnit;
	year: number;
	label: string;
	amount: number;
	revision: number;
}

/** Money from one funder for one year: an organisation of the territory, or a name. */
export interface Funding {
	id: FundingId;
	organisationId: OrganisationId | null;
	funderName: string | null;
	year: number;
	promised: number | null;
	received: number | null;
	comment: string | null;
	revision: number;
}

export interface FundingLink {
	id: FundingLinkId;
	kind: FundingLinkKind;
	label: string;
	url: string;
}

/** What a partner promised to the action, and how it was kept. */
export interface Commitment {
	id: CommitmentId;
	organisationId: OrganisationId;
	promise: string;
	dueOn: Day | null;
	deliveredOn: Day | null;
	delivery: string | null;
	revision: number;
}

/** Where an organisation stands in a sheet, for policies: its lead or one of its partners. */
export interface CommitmentFacts {
	organisationId: OrganisationId;
	isInSheet: boolean;
}

export interface Amounts {
	planned: number;
	actual: number;
	promised: number;
	received: number;
	plannedFte: number;
	actualFte: number;
}

export interface YearAmounts extends Amounts {
	/** Null for first estimates, which say no year. */
	year: number | null;
}

/** A sheet's budget at one stage. */
export interface SheetBudgetFigure {
	amount: number;
	/** Typed on the sheet while it has no line in euros at that stage; otherwise the amount is the sum of its lines. */
	isEstimate: boolean;
}
export type SheetBudget = Record<BudgetStage, SheetBudgetFigure | null>;

/** The money of the sheets under one objective in one year. Each sheet counts once, under the objective that holds it. */
export interface ObjectiveAmounts extends YearAmounts {
	programmeId: ProgrammeId;
	axisId: AxisId;
	objectiveId: ObjectiveId;
}

export interface Means {
	sheetId: SheetId;
	lines: BudgetLine[];
	fundings: (Funding & { funder: string })[];
	links: FundingLink[];
	commitments: (Commitment & { organisationName: string })[];
}

/** The means of a sheet with what they come to. */
export interface SummedMeans extends Means {
	budget: SheetBudget;
	years: YearAmounts[];
	total: Amounts;
}
