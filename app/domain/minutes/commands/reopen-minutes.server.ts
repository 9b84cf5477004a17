import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { minutesReopened } from "../events.ts";
import { readFrozen, sealOf } from "../frozen.server.ts";
import * as policy from "../policy.ts";
import { findMinutes } from "../queries.server.ts";
import { assertApproved, assertSameText, withReferences } from "../rules.ts";
import type { ReopenMinutes } from "../schema.ts";
import { idsOf, lockMinutes } from "../store.server.ts";
import type { MinutesId } from "../types.ts";

/**
 * The chair takes approved minutes up again, and says why. Not a word of what was approved changes: it leaves its place to a draft
 * that begins with the same text, each decision bearing the number it has, and stays to be read and verified.
 */
export async function reopenMinutes(ctx: Ctx, { meetingId, revision, reason }: ReopenMinutes): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	await inTransaction(ctx, async (tx) => {
		const approved = await lockMinutes(tx, territoryId, meetingId);
		assertAllowed(policy.reopenMinutes(actor, approved));
		assertApproved(approved.status);
		assertSameText(approved, revision);
		const found = await findMinutes(tx, territoryId, meetingId);
		const seal = found && sealOf(found);
		const doc = withReferences(approved.doc, seal ? readFrozen(seal).decisions : []);
		await tx
			.updateTable("minutes")
			.set({ meetingId: null, replacedMeetingId: meetingId, replacedAt: now })
			.where("territoryId", "=", territoryId)
			.where("id", "=", approved.id)
			.execute();
		const { committeeId } = approved;
		const id = newId<MinutesId>();
		await tx
			.insertInto("minutes")
			.values({
				id,
				territoryId,
				committeeId,
				meetingId,
				status: "draft",
				doc: JSON.stringify(doc),
				createdAt: now,
				updatedAt: now,
				updatedBy: personId,
				reopenedFrom: approved.id,
				reopenedBy: personId,
				reopenedAt: now,
				reopenReason: reason,
			})
			.execute();
		await recordEvent(tx, territoryId, minutesReopened, { ...idsOf({ id, meetingId, committeeId }), replacedId: approved.id });
	});
}
