import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { MeetingId, TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { settleOutcomes } from "../carry-over.server.ts";
import { pointsSettled } from "../events.ts";
import { outcomesFrom } from "../outcomes.ts";
import { findMinutesDoc } from "../queries/minutes-doc.server.ts";
import { type LockedMeeting, saveMeeting } from "../store.server.ts";
import type { AgendaPoint } from "../types.ts";

/** Once minutes are approved, settles the points that nobody marked, from what the text says of them; a second time changes nothing. */
export async function settleFromMinutes(ctx: SystemCtx & { territoryId: TerritoryId }, meetingId: MeetingId): Promise<void> {
	const { territoryId, now } = ctx;
	await inTransaction(ctx, async (tx) => {
		const meeting = (await tx
			.selectFrom("meeting")
			.select(["id", "committeeId", "startsAt", "revision"])
			.where("territoryId", "=", territoryId)
			.where("id", "=", meetingId)
			.where("status", "<>", "cancelled")
			.forUpdate()
			.executeTakeFirst()) as LockedMeeting | undefined;
		const doc = await findMinutesDoc(tx, territoryId, meetingId);
		if (!meeting || !doc) return;
		const points = await tx
			.selectFrom("agendaPoint")
			.select(["id", "position", "title", "outcome"])
			.where("meetingId", "=", meetingId)
			.execute();
		const unmarked = points.filter(({ outcome }) => outcome === null) as unknown as AgendaPoint[];
		const outcomes = outcomesFrom(unmarked, doc);
		if (outcomes.size === 0) return;
		await settleOutcomes(tx, { territoryId, meeting, outcomes, now });
		await saveMeeting(tx, meeting);
		await recordEvent(tx, territoryId, pointsSettled, { meetingId, committeeId: meeting.committeeId });
	});
}
