import type { Day } from "../kernel/calendar.ts";
import { type Id, idSchema, type OrganisationId, type SheetId } from "../kernel/ids.ts";

export type IndicatorId = Id<"Indicator">;
export const IndicatorId = idSchema("Indicator");

/** Means, achievement, result, effect. */
export const indicatorTypes = ["input", "output", "outcome", "impact"] as const;
export type IndicatorType = (typeof indicatorTypes)[number];

export const indicatorDirections = ["up", "down"] as const;
export type IndicatorDirection = (typeof indicatorDirections)[number];

export const frequencies = ["monthly", "quarterly", "half_yearly", "yearly"] as const;
export type Frequency = (typeof frequencies)[number];

export interface IndicatorFields {
	label: string;
	type: IndicatorType;
	unit: string;
	direction: IndicatorDirection;
	baselineValue: number | null;
	baselineOn: Day | null;
	targetValue: number | null;
	targetOn: Day | null;
	source: string | null;
	producerId: OrganisationId | null;
	frequency: Frequency;
}

export interface Indicator extends IndicatorFields {
	id: IndicatorId;
	sheetId: SheetId;
	revision: number;
}

/** A value, or why there is none: never both. */
export interface Measurement {
	measuredOn: Day;
	value: number | null;
	unavailableReason: string | null;
	comment: string | null;
	revision: number;
}

export interface EnteredMeasurement extends Measurement {
	enteredByName: string | null;
}

export interface IndicatorOfSheet extends Indicator {
	producerName: string | null;
	/** Latest first. */
	measurements: EnteredMeasurement[];
}

export interface ListedIndicator extends Pick<Indicator, "id" | "label" | "type" | "unit" | "direction" | "targetValue" | "targetOn"> {
	sheetSlug: string;
	sheetCode: string;
	sheetTitle: string;
	measuredOn: Day | null;
	value: number | null;
	unavailableReason: string | null;
}
