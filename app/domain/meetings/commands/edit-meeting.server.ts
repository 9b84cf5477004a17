import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { meetingEdited } from "../events.ts";
import { assertOpen, schedule } from "../rules.ts";
import { EditMeeting } from "../schema.ts";
import { asTyped, lockMeeting, saveMeeting } from "../store.server.ts";

/** Changes a meeting's title, hours or place, until its minutes are approved. */
export async function editMeeting(ctx: Ctx, input: EditMeeting): Promise<void> {
	const { meetingId, revision, title, place, ...hours } = EditMeeting.parse(input);
	await inTransaction(ctx, async (tx) => {
		const meeting = await lockMeeting(tx, ctx.actor, meetingId);
		assertRevision(meeting, revision, asTyped(meeting));
		assertOpen(meeting);
		if (meeting.status === "held" && hours.day > dayOf(ctx.now)) throw new RuleViolation("meeting.held-to-come", "day");
		await saveMeeting(tx, meeting, { title, place, ...schedule(hours) });
		await recordEvent(tx, ctx.actor.territoryId, meetingEdited, { meetingId, committeeId: meeting.committeeId });
	});
}
