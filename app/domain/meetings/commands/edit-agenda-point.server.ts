import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertRevision, NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { agendaChanged } from "../events.ts";
import { assertOpen } from "../rules.ts";
import { EditAgendaPoint } from "../schema.ts";
import { lockMeeting, pointValues, saveMeeting } from "../store.server.ts";

/** Rewrites one point of the agenda. */
export async function editAgendaPoint(ctx: Ctx, input: EditAgendaPoint): Promise<void> {
	const { meetingId, revision, pointId, ...fields } = EditAgendaPoint.parse(input);
	const { territoryId } = ctx.actor;
	await inTransaction(ctx, async (tx) => {
		const meeting = await lockMeeting(tx, ctx.actor, meetingId);
		const stored = await tx
			.selectFrom("agendaPoint")
			.select(["title", "notes", "durationMinutes", "sheetId", "section", "presenterId", "isConfidential"])
			.where("meetingId", "=", meetingId)
			.where("id", "=", pointId)
			.executeTakeFirst();
		if (!stored) throw new NotFound("not-found");
		assertRevision(meeting, revision, { ...stored, revision: meeting.revision });
		assertOpen(meeting);
		const [values] = await pointValues(tx, territoryId, [fields]);
		await tx
			.updateTable("agendaPoint")
			.set({ ...values })
			.where("id", "=", pointId)
			.execute();
		await saveMeeting(tx, meeting);
		await recordEvent(tx, territoryId, agendaChanged, { meetingId, committeeId: meeting.committeeId, pointId, change: "edited" });
	});
}
