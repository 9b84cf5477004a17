import { z } from "zod";
import type { Day } from "../kernel/calendar.ts";
import { type CommitteeId, type Id, idSchema, type OrganisationId, type SheetId } from "../kernel/ids.ts";
import { orNull } from "../kernel/inputs.ts";

export type IndicatorId = Id<"Indicator">;
export const IndicatorId = idSchema("Indicator");
export type MeasurementId = Id<"Measurement">;
export const MeasurementId = idSchema("Measurement");

/** Means, achievement, result, effect. */
export const indicatorTypes = ["input", "output", "outcome", "impact"] as const;
export type IndicatorType = (typeof indicatorTypes)[number];

export const indicatorDirections = ["up", "down"] as const;
export type IndicatorDirection = (typeof indicatorDirections)[number];

export const frequencies = ["monthly", "quarterly", "half_yearly", "yearly"] as const;
export type Frequency = (typeof frequencies)[number];

/** A number with its unit, or one level of an ordered scale. */
export const indicatorNatures = ["quantitative", "qualitative"] as const;
export type IndicatorNature = (typeof indicatorNatures)[number];

/** Proposed by who measures; returned for revision or accepted by who follows. Only accepted values count. */
export const measurementStates = ["proposed", "returned", "accepted"] as const;
export type MeasurementState = (typeof measurementStates)[number];

export interface IndicatorFields {
	label: string;
	type: IndicatorType;
	nature: IndicatorNature;
	/** Levels of a qualitative indicator, from the lowest; its values, targets and baseline are their ranks, from 1. */
	scale: string[];
	unit: string;
	direction: IndicatorDirection;
	baselineValue: number | null;
	baselineOn: Day | null;
	targetValue: number | null;
	targetOn: Day | null;
	/** By year, to be reached at its end. */
	yearlyTargets: Record<string, number>;
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
	/** Address of what proves it. */
	evidenceUrl: string | null;
	revision: number;
}

export interface EnteredMeasurement extends Measurement {
	id: MeasurementId;
	state: MeasurementState;
	returnReason: string | null;
	enteredByName: string | null;
}

/** An indicator with the sheet it belongs to. */
export interface IndicatorWithSheet extends IndicatorOfSheet {
	sheetSlug: string;
	sheetCode: string;
	sheetTitle: string;
}

/** A value that waits for the word of who follows the sheet. */
export interface ProposedMeasurement extends EnteredMeasurement, Pick<Indicator, "label" | "unit" | "scale"> {
	indicatorId: IndicatorId;
	enteredAt: Date;
	sheetCode: string;
	sheetTitle: string;
	/** The accepted value before this one. */
	previousOn: Day | null;
	previousValue: number | null;
	/** What its policy judges it by. */
	axisCommitteeId: CommitteeId | null;
	committeeId: CommitteeId | null;
}

export interface IndicatorOfSheet extends Indicator {
	producerName: string | null;
	/** Latest first. */
	measurements: EnteredMeasurement[];
}

export interface ListedIndicator
	extends Pick<Indicator, "id" | "label" | "type" | "unit" | "scale" | "direction" | "targetValue" | "targetOn"> {
	sheetSlug: string;
	sheetCode: string;
	sheetTitle: string;
	measuredOn: Day | null;
	value: number | null;
	unavailableReason: string | null;
}

const EvidenceUrl = z
	.string()
	.trim()
	.max(500)
	.regex(/^https?:\/\/[^\s/]+\.[^\s]+$/i, "measurement.not-a-link");

/** What may be said of a value beside its number; shared with the grid. */
export const MeasurementNotes = {
	unavailableReason: orNull(z.string().trim().max(500)),
	comment: orNull(z.string().trim().max(1_000)),
	evidenceUrl: orNull(EvidenceUrl),
};
