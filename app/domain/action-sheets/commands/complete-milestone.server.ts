import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { milestoneCompleted, milestoneReopened } from "../events.ts";
import { recordFieldChanges } from "../history.server.ts";
import * as policy from "../policy.ts";
import type { CompleteMilestone } from "../schema.ts";
import { lockMilestone, lockSheet } from "../store.server.ts";

/** Ticks a milestone as done today, or takes the tick back. */
export async function completeMilestone(ctx: Ctx, { sheetId, milestoneId, revision, state }: CompleteMilestone): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const sheet = await lockSheet(tx, territoryId, sheetId);
		const milestone = await lockMilestone(tx, territoryId, sheetId, milestoneId);
		assertAllowed(policy.completeMilestone(actor, sheet, milestone));
		assertRevision(milestone, revision);
		const { title } = milestone;
		const doneOn = state === "done" ? dayOf(now) : null;
		await tx
			.updateTable("milestone")
			.set({ doneOn, revision: milestone.revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("id", "=", milestoneId)
			.execute();
		await recordFieldChanges(tx, ctx, sheet, [
			{ field: "milestone", subject: milestoneId, before: { title, doneOn: milestone.doneOn }, after: { title, doneOn } },
		]);
		await recordEvent(tx, territoryId, state === "done" ? milestoneCompleted : milestoneReopened, { milestoneId, sheetId });
	});
}
