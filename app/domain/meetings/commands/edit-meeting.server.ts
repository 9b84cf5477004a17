import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { meetingEdited } from "../events.ts";
import { assertOpen, schedule } from "../rules.ts";
import { EditMeeting } from "../schema.ts";
import { asTyped, lockMeeting, saveMeeting } from "../store.server.ts";

/** Changes a meeting's title, hours or place, until its minutes are approved. Moved alone, it leaves the rule of its series. */
export async function editMeeting(ctx: Ctx, input: EditMeeting): Promise<void> {
	const { meetingId, revision, day, startTime, endTime, ...rest } = EditMeeting.parse(input);
	await inTransaction(ctx, async (tx) => {
		const meeting = await lockMeeting(tx, ctx.actor, meetingId);
		assertRevision(meeting, revision, asTyped(meeting));
		assertOpen(meeting);
		if (meeting.status === "held" && day > dayOf(ctx.now)) throw new RuleViolation("meeting.held-to-come", "day");
		const hours = schedule({ day, startTime, endTime });
		const isMoved = hours.startsAt.getTime() !== meeting.startsAt.getTime();
		await saveMeeting(tx, meeting, { ...rest, ...hours, isOffSeries: meeting.isOffSeries || (meeting.seriesId !== null && isMoved) });
		await recordEvent(tx, ctx.actor.territoryId, meetingEdited, { meetingId, committeeId: meeting.committeeId });
	});
}
