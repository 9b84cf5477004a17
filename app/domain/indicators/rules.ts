import type { Day } from "../kernel/calendar.ts";
import { RuleViolation } from "../kernel/errors.ts";
import type { IndicatorDirection } from "./types.ts";

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
