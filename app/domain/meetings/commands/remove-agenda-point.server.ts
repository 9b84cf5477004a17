import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertRevision, NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { agendaChanged } from "../events.ts";
import { assertOpen } from "../rules.ts";
import { RemoveAgendaPoint } from "../schema.ts";
import { asTyped, listPointIds, lockMeeting, saveMeeting, savePointOrder } from "../store.server.ts";

/** Takes a point off the agenda; those after it move up. */
export async function removeAgendaPoint(ctx: Ctx, input: RemoveAgendaPoint): Promise<void> {
	const { meetingId, revision, pointId } = RemoveAgendaPoint.parse(input);
	await inTransaction(ctx, async (tx) => {
		const meeting = await lockMeeting(tx, ctx.actor, meetingId);
		const ids = await listPointIds(tx, meetingId);
		if (!ids.includes(pointId)) throw new NotFound("not-found");
		assertRevision(meeting, revision, asTyped(meeting));
		assertOpen(meeting);
		await tx.deleteFrom("agendaPoint").where("id", "=", pointId).execute();
		await savePointOrder(
			tx,
			ids.filter((id) => id !== pointId),
		);
		await saveMeeting(tx, meeting);
		await recordEvent(tx, ctx.actor.territoryId, agendaChanged, {
			meetingId,
			committeeId: meeting.committeeId,
			pointId,
			change: "removed",
		});
	});
}
