import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { agendaChanged } from "../events.ts";
import { assertOpen } from "../rules.ts";
import { AddAgendaPoint } from "../schema.ts";
import { listPointIds, lockMeeting, pointValues, saveMeeting } from "../store.server.ts";
import type { AgendaPointId } from "../types.ts";

/** Puts a point at the end of the agenda. */
export async function addAgendaPoint(ctx: Ctx, input: AddAgendaPoint): Promise<AgendaPointId> {
	const { meetingId, ...fields } = AddAgendaPoint.parse(input);
	const { territoryId } = ctx.actor;
	const pointId = newId<AgendaPointId>();
	return inTransaction(ctx, async (tx) => {
		const meeting = await lockMeeting(tx, ctx.actor, meetingId);
		assertOpen(meeting);
		const values = await pointValues(tx, territoryId, [fields]);
		const position = (await listPointIds(tx, meetingId)).length + 1;
		await tx
			.insertInto("agendaPoint")
			.values(values.map((point) => ({ id: pointId, territoryId, meetingId, position, ...point })))
			.execute();
		await saveMeeting(tx, meeting);
		await recordEvent(tx, territoryId, agendaChanged, { meetingId, committeeId: meeting.committeeId, pointId, change: "added" });
		return pointId;
	});
}
