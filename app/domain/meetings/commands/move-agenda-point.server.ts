import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertRevision, NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { agendaChanged } from "../events.ts";
import { assertOpen, moved } from "../rules.ts";
import { MoveAgendaPoint } from "../schema.ts";
import { asTyped, listPointIds, lockMeeting, saveMeeting, savePointOrder } from "../store.server.ts";

/** Exchanges a point with the one before or after it. */
export async function moveAgendaPoint(ctx: Ctx, input: MoveAgendaPoint): Promise<void> {
	const { meetingId, revision, pointId, direction } = MoveAgendaPoint.parse(input);
	await inTransaction(ctx, async (tx) => {
		const meeting = await lockMeeting(tx, ctx.actor, meetingId);
		const ids = await listPointIds(tx, meetingId);
		if (!ids.includes(pointId)) throw new NotFound("not-found");
		assertRevision(meeting, revision, asTyped(meeting));
		assertOpen(meeting);
		await savePointOrder(tx, moved(ids, pointId, direction));
		await saveMeeting(tx, meeting);
		await recordEvent(tx, ctx.actor.territoryId, agendaChanged, { meetingId, committeeId: meeting.committeeId, pointId, change: "moved" });
	});
}
