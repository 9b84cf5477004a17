import type { Indicator, MeasurementState } from "../indicators/types.ts";
import type { Day } from "../kernel/calendar.ts";
import { type CommitteeId, type Id, idSchema, type OrganisationId, type PersonId, type SheetId } from "../kernel/ids.ts";

export type CampaignId = Id<"Campaign">;
export const CampaignId = idSchema("Campaign");
export type ExpectedValueId = Id<"ExpectedValue">;
export const ExpectedValueId = idSchema("ExpectedValue");

/** A collection of values: one for each indicator it asks for, over a period, due at a date. Once closed, its period is locked. */
export interface Campaign {
	id: CampaignId;
	title: string;
	startsOn: Day;
	/** The date of every value it collects. */
	endsOn: Day;
	dueOn: Day;
	committeeId: CommitteeId | null;
	closedAt: Date | null;
	revision: number;
}

export interface Counts {
	expected: number;
	/** Nothing entered, or returned for revision. */
	missing: number;
	proposed: number;
}

export interface ListedCampaign extends Campaign, Counts {
	committeeName: string | null;
}

/** Still missing → proposed → accepted; a value returned for revision is missing again. */
export type ExpectedState = "missing" | MeasurementState;

export interface ExpectedValue
	extends Pick<Indicator, "label" | "type" | "unit" | "nature" | "scale" | "producerId" | "direction" | "targetValue"> {
	id: ExpectedValueId;
	indicatorId: Indicator["id"];
	sheetId: SheetId;
	sheetSlug: string;
	sheetCode: string;
	sheetTitle: string;
	axisId: string;
	axisNumber: number;
	axisTitle: string;
	personId: PersonId | null;
	personName: string | null;
	organisationName: string | null;
	state: ExpectedState;
	value: number | null;
	unavailableReason: string | null;
	comment: string | null;
	evidenceUrl: string | null;
	returnReason: string | null;
	/** Of the value there; 0 when there is none. */
	revision: number;
	/** The accepted value before the campaign's own. */
	previousValue: number | null;
	previousOn: Day | null;
	/** What policies judge its entry by. */
	leadPersonId: PersonId | null;
	leadOrganisationId: OrganisationId | null;
	axisCommitteeId: CommitteeId | null;
	committeeId: CommitteeId | null;
}

/** A row as typed, all of it text. */
export interface TypedRow {
	expectedId: string;
	value: string;
	unavailableReason: string;
	comment: string;
	evidenceUrl: string;
	revision: string;
}
export type TypedField = "value" | "unavailableReason" | "comment" | "evidenceUrl";

export type RowOutcome = { expectedId: string } & (
	| { kind: "saved"; value: string; state: MeasurementState; revision: number }
	| { kind: "unchanged"; state: ExpectedState; revision: number }
	| { kind: "refused"; code: string; field: TypedField; stored?: { value: string; revision: number } }
);
