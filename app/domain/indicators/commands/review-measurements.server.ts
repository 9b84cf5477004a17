import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { lockPeriod } from "../../campaigns/steps.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { measurementAccepted, measurementReturned } from "../events.ts";
import * as policy from "../policy.ts";
import { review } from "../rules.ts";
import type { ReviewMeasurements } from "../schema.ts";
import { lockMeasurements } from "../store.server.ts";

/** Accepts or returns several values at once: all of them, or none when one moved or is not this person's to judge. */
export async function reviewMeasurements(ctx: Ctx, { decision, reason, measurements }: ReviewMeasurements): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	assertAllowed(policy.reviewSomeMeasurement(actor));
	await inTransaction(ctx, async (tx) => {
		const seen = new Map(measurements.map(({ id, revision }) => [id, revision]));
		for (const stored of await lockMeasurements(tx, territoryId, [...seen.keys()])) {
			const { id, indicatorId, sheetId } = stored;
			assertAllowed(policy.reviewMeasurement(actor, await getSheetFacts(tx, territoryId, sheetId)));
			assertRevision(stored, seen.get(id) as number);
			await lockPeriod(tx, territoryId, indicatorId, stored.measuredOn);
			const state = review(stored.state, decision, reason);
			await tx
				.updateTable("measurement")
				.set({
					state,
					returnReason: state === "returned" ? reason : null,
					reviewedBy: actor.personId,
					reviewedAt: now,
					revision: stored.revision + 1,
				})
				.where("territoryId", "=", territoryId)
				.where("id", "=", id)
				.execute();
			const event = state === "accepted" ? measurementAccepted : measurementReturned;
			await recordEvent(tx, territoryId, event, { measurementId: id, indicatorId, sheetId });
		}
	});
}
