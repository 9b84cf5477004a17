import { addIndicator } from "#app/domain/indicators/commands/add-indicator.server.ts";
import { recordMeasurement } from "#app/domain/indicators/commands/record-measurement.server.ts";
import { reviewMeasurements } from "#app/domain/indicators/commands/review-measurements.server.ts";
import type { Entered } from "#app/domain/indicators/steps.server.ts";
import type { IndicatorId, IndicatorType } from "#app/domain/indicators/types.ts";
import { type Day, dayOf, instantAt, plusDays } from "#app/domain/kernel/calendar.ts";
import type { SheetId } from "#app/domain/kernel/ids.ts";
import type { Stage } from "./stage.ts";

export interface IndicatorStory {
	label: string;
	type: IndicatorType;
	unit: string;
	/** Before the programme, then one value a year, or two; oldest first, over the last three full years. Null: the figure could not be had. */
	baseline: number;
	values: readonly (number | null)[];
	target: number;
}

/** The last year whose figures are all in: they are entered on 20 January. */
export const lastFullYear = (now: Date): number => Number(plusDays(dayOf(now), -25).slice(0, 4)) - 1;
export const yearsOfHistory = 3;

const unavailable = "Donnée non transmise par le producteur à la date de la campagne.";

export function tellIndicator(
	stage: Stage,
	{ sheetId, pilot, from }: { sheetId: SheetId; pilot: string; from: Date },
	story: IndicatorStory,
): void {
	const { timeline, as, person } = stage;
	const first = Number(dayOf(stage.territory.operator.now).slice(0, 4));
	const isHalfYearly = story.values.length > yearsOfHistory;
	let indicatorId: IndicatorId;
	timeline.at(from, async (now) => {
		indicatorId = await addIndicator(as(pilot, now), {
			sheetId,
			label: story.label,
			type: story.type,
			nature: "quantitative",
			scale: [],
			yearlyTargets: {},
			unit: story.unit,
			direction: story.target >= story.baseline ? "up" : "down",
			baselineValue: story.baseline,
			baselineOn: `${first - 1}-12-31` as Day,
			targetValue: story.target,
			targetOn: `${first + yearsOfHistory + 1}-12-31` as Day,
			source: null,
			producerId: person(pilot).organisationId,
			frequency: isHalfYearly ? "half_yearly" : "yearly",
		});
	});
	for (const [index, value] of story.values.entries()) {
		const { measuredOn, enteredAt } = isHalfYearly ? halfYear(first, index) : fullYear(first + index);
		if (enteredAt > stage.instant(0, "00:00")) break;
		// a sheet begun later gets its older figures when it begins
		const at = enteredAt > from ? enteredAt : from;
		let entered: Entered;
		timeline.at(at, async (now) => {
			entered = await recordMeasurement(as(pilot, now), {
				sheetId,
				indicatorId,
				measuredOn,
				value,
				unavailableReason: value === null ? unavailable : null,
				comment: null,
				evidenceUrl: null,
				seenOn: null,
				revision: 0,
			});
		});
		// five days later the coordination accepts what the pilot proposed
		const reviewedAt = new Date(at.getTime() + 5 * 86_400_000);
		if (reviewedAt > stage.instant(0, "00:00")) continue;
		timeline.at(reviewedAt, async (now) => {
			const { measurementId: id, revision, state } = entered;
			if (state !== "proposed") return;
			await reviewMeasurements(as("cooperation", now), { decision: "accept", reason: null, measurements: [{ id, revision }] });
		});
	}
}

const fullYear = (year: number) => ({ measuredOn: `${year}-12-31` as Day, enteredAt: instantAt(`${year + 1}-01-20` as Day, "09:30") });

function halfYear(first: number, index: number) {
	const year = first + Math.floor(index / 2);
	if (index % 2 === 1) return fullYear(year);
	return { measuredOn: `${year}-06-30` as Day, enteredAt: instantAt(`${year}-07-10` as Day, "09:30") };
}
