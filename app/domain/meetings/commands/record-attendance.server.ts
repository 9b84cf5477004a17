import { listCommitteeMembers, listGuests } from "../../committees/queries.server.ts";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { attendanceRecorded } from "../events.ts";
import { assertOpen } from "../rules.ts";
import { RecordAttendance } from "../schema.ts";
import { listPointIds, lockMeeting, saveMeeting } from "../store.server.ts";
import type { AgendaPointId } from "../types.ts";

/**
 * Records who was there, for all at once; those listed hold a mandate in the committee on the day of the meeting, or were invited to it.
 * Whoever was represented may say by whom, and whoever was present when they came or left.
 */
export async function recordAttendance(ctx: Ctx, input: RecordAttendance): Promise<void> {
	const { meetingId, revision, attendance, guests } = RecordAttendance.parse(input);
	const { territoryId } = ctx.actor;
	await inTransaction(ctx, async (tx) => {
		const meeting = await lockMeeting(tx, ctx.actor, meetingId);
		const stored = await tx.selectFrom("attendance").select(["personId", "status"]).where("meetingId", "=", meetingId).execute();
		assertRevision(meeting, revision, { attendance: stored, revision: meeting.revision });
		assertOpen(meeting);
		const members = await listCommitteeMembers(tx, territoryId, meeting.committeeId, dayOf(meeting.startsAt));
		const isMember = (id: string) => members.some(({ personId }) => personId === id);
		const points = await listPointIds(tx, meetingId);
		const rows = new Map(
			attendance.map(({ personId, status, representedById, ...one }) => [
				personId,
				{
					...{ territoryId, meetingId, personId, status, representedBy: status === "represented" ? representedById : null },
					...passageOf(points, status, one),
				},
			]),
		);
		for (const { personId, representedBy } of rows.values()) {
			if (!isMember(personId)) throw new RuleViolation("attendance.not-a-member");
			if (representedBy && (representedBy === personId || !isMember(representedBy)))
				throw new RuleViolation("attendance.unknown-representative");
		}
		const invited = await listGuests(tx, territoryId, meeting.committeeId, meetingId);
		if (guests.some(({ guestId }) => !invited.some(({ id }) => id === guestId))) throw new RuleViolation("attendance.not-invited");

		await tx.deleteFrom("attendance").where("meetingId", "=", meetingId).execute();
		await tx
			.insertInto("attendance")
			.values([...rows.values()])
			.execute();
		await tx.deleteFrom("guestAttendance").where("meetingId", "=", meetingId).execute();
		if (guests.length > 0) {
			const present = new Map(
				guests.map(({ guestId, status, ...one }) => [
					guestId,
					{ territoryId, meetingId, guestId, status, ...passageOf(points, status, one) },
				]),
			);
			await tx
				.insertInto("guestAttendance")
				.values([...present.values()])
				.execute();
		}
		await saveMeeting(tx, meeting);
		await recordEvent(tx, territoryId, attendanceRecorded, { meetingId, committeeId: meeting.committeeId });
	});
}

interface Passage {
	arrivedPointId: AgendaPointId | null;
	leftPointId: AgendaPointId | null;
}

/** At which points of the agenda someone present came and left; nothing of whoever was not there. */
function passageOf(points: readonly AgendaPointId[], status: string, { arrivedPointId, leftPointId }: Passage): Passage {
	if (status !== "present") return { arrivedPointId: null, leftPointId: null };
	const [arrived, left] = [arrivedPointId, leftPointId].map((id) => (id ? points.indexOf(id) : null));
	if (arrived === -1 || left === -1) throw new RuleViolation("attendance.unknown-point");
	if (arrived != null && left != null && left < arrived) throw new RuleViolation("attendance.left-before-arrival");
	return { arrivedPointId, leftPointId };
}
