import type { Day } from "../kernel/calendar.ts";
import { RuleViolation } from "../kernel/errors.ts";
import type { Indicator, IndicatorDirection, IndicatorFields, MeasurementState } from "./types.ts";

/** Beyond this many, indicators are seldom followed: the sheet says so, and lets one go on. */
export const advisedIndicatorsPerSheet = 5;

export function assertMeasurable(measuredOn: Day, today: Day): void {
	if (measuredOn > today) throw new RuleViolation("measurement.in-future", "measuredOn");
}

/** Whether the value is at the target or beyond, in the indicator's direction; unknown without both. */
export function reachesTarget(value: number | null, target: number | null, direction: IndicatorDirection): boolean | null {
	if (value === null || target === null) return null;
	return direction === "up" ? value >= target : value <= target;
}

/** Beside what is done, at least one indicator says what it changes. */
export const lacksOutcome = (indicators: readonly Pick<IndicatorFields, "type">[]): boolean =>
	indicators.length > 0 && !indicators.some(({ type }) => type === "outcome" || type === "impact");

type Scaled = Pick<Indicator, "nature" | "scale" | "unit">;

/** A value of a qualitative indicator is the rank of one of its levels. */
export function assertOnScale({ nature, scale }: Pick<Scaled, "nature" | "scale">, value: number | null, field = "value"): void {
	if (nature === "qualitative" && value !== null && !(Number.isInteger(value) && value >= 1 && value <= scale.length))
		throw new RuleViolation("measurement.unknown-level", field);
}

/** The parts of an indicator agree: a scale where it is qualitative, and only levels of it as baseline and targets. */
export function assertCoherent(fields: IndicatorFields): void {
	if (fields.nature === "qualitative" && fields.scale.length < 2) throw new RuleViolation("indicator.scale-needed", "scale");
	if (fields.nature === "quantitative" && fields.scale.length > 0) throw new RuleViolation("indicator.no-scale", "scale");
	assertOnScale(fields, fields.baselineValue, "baselineValue");
	assertOnScale(fields, fields.targetValue, "targetValue");
	for (const value of Object.values(fields.yearlyTargets)) assertOnScale(fields, value, "yearlyTargets");
}

const spaces = /[ \u00a0\u202f]/g;
const decimal = /^[-−]?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d{1,4})?$/;

/** A number as one writes it in French, « 1 234,5 », four decimals at most; null when it is none. */
export function readDecimal(text: string): number | null {
	if (!decimal.test(text)) return null;
	const value = Number(text.replace(spaces, "").replace("−", "-").replace(",", "."));
	return Math.abs(value) <= 1e12 ? value : null;
}

const plain = (text: string) =>
	text
		.normalize("NFD")
		.replace(/\p{Diacritic}/gu, "")
		.replace(spaces, " ")
		.trim()
		.toLowerCase();

/**
 * A value typed or pasted from a spreadsheet: a number, with the indicator's own unit or none; for a qualitative indicator a level of
 * the scale by its name or its rank. Empty text is no value.
 */
export function readValue(text: string, indicator: Scaled): number | null {
	const typed = text.trim();
	if (typed === "") return null;
	if (indicator.nature === "qualitative") {
		const rank = indicator.scale.findIndex((level) => plain(level) === plain(typed)) + 1;
		const value = rank || readDecimal(typed) || 0;
		assertOnScale(indicator, value);
		return value;
	}
	const [, number = typed, unit = ""] = /^([-−]?[\d \u00a0\u202f.,]*\d)[ \u00a0\u202f]*(\D*)$/.exec(typed) ?? [];
	const value = readDecimal(number.trim());
	if (value === null) throw new RuleViolation("indicator.not-a-number", "value");
	if (unit && plain(unit) !== plain(indicator.unit)) throw new RuleViolation("measurement.wrong-unit", "value");
	return value;
}

/** How a value goes into a field, to be read back by `readValue`. */
export const valueAsTyped = (value: number | null, { scale }: Pick<Scaled, "scale">): string =>
	value === null ? "" : (scale[value - 1] ?? String(value).replace(".", ","));

/** Accepted values are corrected by who accepts them; the others propose again. */
export function assertCorrectable(state: MeasurementState, isReviewer: boolean): void {
	if (state === "accepted" && !isReviewer) throw new RuleViolation("measurement.accepted");
}

export const reviewDecisions = ["accept", "return"] as const;
export type ReviewDecision = (typeof reviewDecisions)[number];

/** A proposal is accepted; a proposal or an accepted value that proves wrong is returned, with the reason. */
export function review(state: MeasurementState, decision: ReviewDecision, reason: string | null): MeasurementState {
	if (decision === "accept" ? state !== "proposed" : state === "returned") throw new RuleViolation("measurement.already-reviewed");
	if (decision === "return" && !reason) throw new RuleViolation("measurement.reason-required", "reason");
	return decision === "accept" ? "accepted" : "returned";
}
