import type { IndicatorOfSheet } from "#app/domain/indicators/types.ts";
import type { ChartSeries, DatedValue } from "./chart-scene.ts";

/** An indicator as its chart draws it; years' targets are reached at the end of their year. */
export function seriesOf({
	measurements,
	yearlyTargets,
	targetOn,
	targetValue,
	baselineOn,
	baselineValue,
	unit,
	scale,
}: IndicatorOfSheet): ChartSeries {
	const inState = (state: string): DatedValue[] =>
		measurements
			.flatMap((each) => (each.value !== null && each.state === state ? [{ on: each.measuredOn, value: each.value }] : []))
			.reverse();
	const targets = new Map(Object.entries(yearlyTargets).map(([year, value]) => [`${year}-12-31`, value]));
	if (targetOn && targetValue !== null) targets.set(targetOn, targetValue);
	return {
		values: inState("accepted"),
		proposed: inState("proposed"),
		targets: [...targets].map(([on, value]) => ({ on, value })).sort((a, b) => a.on.localeCompare(b.on)),
		baseline: baselineOn && baselineValue !== null ? { on: baselineOn, value: baselineValue } : null,
		unit,
		scale,
	};
}
