import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { meetingHeld } from "../events.ts";
import { assertHoldable } from "../rules.ts";
import { MarkHeld } from "../schema.ts";
import { asTyped, lockMeeting, saveMeeting } from "../store.server.ts";

/** Says that a planned meeting took place: from then on its minutes are awaited. */
export async function markHeld(ctx: Ctx, input: MarkHeld): Promise<void> {
	const { meetingId, revision } = MarkHeld.parse(input);
	await inTransaction(ctx, async (tx) => {
		const meeting = await lockMeeting(tx, ctx.actor, meetingId);
		assertRevision(meeting, revision, asTyped(meeting));
		assertHoldable(meeting, dayOf(ctx.now));
		await saveMeeting(tx, meeting, { status: "held" });
		await recordEvent(tx, ctx.actor.territoryId, meetingHeld, { meetingId, committeeId: meeting.committeeId });
	});
}
