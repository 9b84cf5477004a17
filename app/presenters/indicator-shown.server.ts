import type { SheetFacts } from "#app/domain/action-sheets/types.ts";
import { recordMeasurement, reviewMeasurement } from "#app/domain/indicators/policy.ts";
import { reachesTarget } from "#app/domain/indicators/rules.ts";
import type { IndicatorOfSheet } from "#app/domain/indicators/types.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Verdict } from "#app/domain/kernel/verdict.ts";

type Followed = Pick<SheetFacts, "leadOrganisationId" | "axisCommitteeId" | "committeeId">;

/** An indicator with what this person may do to its values; the last accepted one is measured against the target. */
export function shownIndicator<I extends IndicatorOfSheet>(actor: Actor, sheet: Followed, indicator: I, editOfSheet: Verdict) {
	const { measurements, targetValue, direction, producerId } = indicator;
	const last = measurements.find(({ state }) => state === "accepted");
	return {
		...indicator,
		isReached: reachesTarget(last?.value ?? null, targetValue, direction),
		canRecord: recordMeasurement(actor, { producerId, leadOrganisationId: sheet.leadOrganisationId }, editOfSheet).allowed,
		canReview: reviewMeasurement(actor, sheet).allowed,
	};
}
