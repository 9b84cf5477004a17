import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertRevision } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { meetingEdited, seriesChanged } from "../events.ts";
import { listHolidays } from "../queries/holidays.server.ts";
import { plannedSeries } from "../rules.ts";
import { EditFollowing } from "../series-schema.ts";
import { asTyped, lockFollowing, lockMeeting, saveMeeting } from "../store.server.ts";
import type { SeriesId } from "../types.ts";

/**
 * Changes a meeting of a series and those after it, which keep their agendas: the days of the new rule are given to them in order. From
 * then on they are a series of their own. What was moved alone, held or called off stays as it is. Gives how many changed.
 */
export async function editFollowing(ctx: Ctx, input: EditFollowing): Promise<number> {
	const { meetingId, revision, title, place, room, videoUrl, startTime, endTime, ...rule } = EditFollowing.parse(input);
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	const seriesId = newId<SeriesId>();
	return inTransaction(ctx, async (tx) => {
		const first = await lockMeeting(tx, actor, meetingId);
		assertRevision(first, revision, asTyped(first));
		const { committeeId } = first;
		const meetings = [first, ...(await lockFollowing(tx, actor, first))];
		const calendar = await listHolidays(tx, territoryId);
		const wanted = { ...rule, untilDay: null, count: meetings.length };
		const { occurrences } = plannedSeries({ ...wanted, startTime, endTime }, calendar, dayOf(now));
		await tx
			.insertInto("meetingSeries")
			.values({ id: seriesId, territoryId, committeeId, rule: JSON.stringify(wanted), createdBy: personId, createdAt: now })
			.execute();
		for (const [index, meeting] of meetings.entries()) {
			const hours = occurrences[index];
			await saveMeeting(tx, meeting, { title, place, room, videoUrl, seriesId, isOffSeries: false, ...(hours ?? {}) });
			await recordEvent(tx, territoryId, meetingEdited, { meetingId: meeting.id, committeeId });
		}
		await recordEvent(tx, territoryId, seriesChanged, { seriesId, committeeId, count: meetings.length });
		return meetings.length;
	});
}
