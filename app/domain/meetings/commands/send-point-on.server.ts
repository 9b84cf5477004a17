import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertRevision, NotFound, RuleViolation } from "../../kernel/errors.ts";
import type { MeetingId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { agendaChanged } from "../events.ts";
import { assertOpen } from "../rules.ts";
import { SendPointOn } from "../schema.ts";
import { appendPoints, asTyped, listPointIds, lockMeeting, lockNextMeeting, saveMeeting, savePointOrder } from "../store.server.ts";

/**
 * Moves a point, with its papers, to the end of the committee's next agenda, or copies it there. Moved from a meeting that was held, it
 * would take something out of what happened: only a copy may leave. Gives the meeting it went to.
 */
export async function sendPointOn(ctx: Ctx, input: SendPointOn): Promise<MeetingId> {
	const { meetingId, revision, pointId, how } = SendPointOn.parse(input);
	const { territoryId } = ctx.actor;
	return inTransaction(ctx, async (tx) => {
		const meeting = await lockMeeting(tx, ctx.actor, meetingId);
		const ids = await listPointIds(tx, meetingId);
		const point = await tx
			.selectFrom("agendaPoint")
			.select(["title", "notes", "durationMinutes", "sheetId", "decisionId", "presenterId", "isConfidential"])
			.where("meetingId", "=", meetingId)
			.where("id", "=", pointId)
			.executeTakeFirst();
		if (!point) throw new NotFound("not-found");
		assertRevision(meeting, revision, asTyped(meeting));
		if (how === "move") {
			assertOpen(meeting);
			if (meeting.status !== "planned") throw new RuleViolation("agenda.held-keeps-points");
		}
		const next = await lockNextMeeting(tx, territoryId, meeting, ctx.now);
		if (!next) throw new RuleViolation("agenda.no-next-meeting");
		if (how === "copy") {
			await appendPoints(tx, territoryId, next.id, [{ ...point, originPointId: pointId }]);
		} else {
			const position = (await listPointIds(tx, next.id)).length + 1;
			// a section belongs to its agenda
			await tx.updateTable("agendaPoint").set({ meetingId: next.id, position, section: null }).where("id", "=", pointId).execute();
			await tx.updateTable("agendaPaper").set({ meetingId: next.id }).where("pointId", "=", pointId).execute();
			await savePointOrder(
				tx,
				ids.filter((id) => id !== pointId),
			);
			await saveMeeting(tx, meeting);
		}
		await saveMeeting(tx, next);
		await recordEvent(tx, territoryId, agendaChanged, { meetingId, committeeId: meeting.committeeId, pointId, change: "sent-on" });
		return next.id;
	});
}
