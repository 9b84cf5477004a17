import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { meetingCancelled } from "../events.ts";
import { assertCancellable } from "../rules.ts";
import { CancelMeeting } from "../schema.ts";
import { asTyped, lockMeeting, saveMeeting } from "../store.server.ts";

/** Calls a planned meeting off; it stays in the list, said to be cancelled. */
export async function cancelMeeting(ctx: Ctx, input: CancelMeeting): Promise<void> {
	const { meetingId, revision } = CancelMeeting.parse(input);
	await inTransaction(ctx, async (tx) => {
		const meeting = await lockMeeting(tx, ctx.actor, meetingId);
		assertRevision(meeting, revision, asTyped(meeting));
		assertCancellable(meeting);
		await saveMeeting(tx, meeting, { status: "cancelled" });
		await recordEvent(tx, ctx.actor.territoryId, meetingCancelled, { meetingId, committeeId: meeting.committeeId });
	});
}
