import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { meetingCancelled, seriesCancelled } from "../events.ts";
import { CancelFollowing } from "../series-schema.ts";
import { asTyped, lockFollowing, lockMeeting, saveMeeting } from "../store.server.ts";

/** Calls off a meeting of a series and those after it, but what was moved alone. Gives how many. */
export async function cancelFollowing(ctx: Ctx, input: CancelFollowing): Promise<number> {
	const { meetingId, revision } = CancelFollowing.parse(input);
	const { territoryId } = ctx.actor;
	return inTransaction(ctx, async (tx) => {
		const first = await lockMeeting(tx, ctx.actor, meetingId);
		assertRevision(first, revision, asTyped(first));
		const { committeeId, seriesId } = first;
		const meetings = [first, ...(await lockFollowing(tx, ctx.actor, first))];
		for (const meeting of meetings) {
			await saveMeeting(tx, meeting, { status: "cancelled" });
			await recordEvent(tx, territoryId, meetingCancelled, { meetingId: meeting.id, committeeId });
		}
		await recordEvent(tx, territoryId, seriesCancelled, { seriesId: String(seriesId), committeeId, count: meetings.length });
		return meetings.length;
	});
}
