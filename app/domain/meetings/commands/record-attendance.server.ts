import { listCommitteeMembers } from "../../committees/queries.server.ts";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { attendanceRecorded } from "../events.ts";
import { assertOpen } from "../rules.ts";
import { RecordAttendance } from "../schema.ts";
import { lockMeeting, saveMeeting } from "../store.server.ts";

/** Records who was there, for all at once; those listed hold a mandate in the committee on the day of the meeting. */
export async function recordAttendance(ctx: Ctx, input: RecordAttendance): Promise<void> {
	const { meetingId, revision, attendance } = RecordAttendance.parse(input);
	const { territoryId } = ctx.actor;
	await inTransaction(ctx, async (tx) => {
		const meeting = await lockMeeting(tx, ctx.actor, meetingId);
		const stored = await tx.selectFrom("attendance").select(["personId", "status"]).where("meetingId", "=", meetingId).execute();
		assertRevision(meeting, revision, { attendance: stored, revision: meeting.revision });
		assertOpen(meeting);
		const members = await listCommitteeMembers(tx, territoryId, meeting.committeeId, dayOf(meeting.startsAt));
		const statuses = new Map(attendance.map(({ personId, status }) => [personId, status]));
		for (const personId of statuses.keys()) {
			if (!members.some((member) => member.personId === personId)) throw new RuleViolation("attendance.not-a-member");
		}
		await tx.deleteFrom("attendance").where("meetingId", "=", meetingId).execute();
		await tx
			.insertInto("attendance")
			.values([...statuses].map(([personId, status]) => ({ territoryId, meetingId, personId, status })))
			.execute();
		await saveMeeting(tx, meeting);
		await recordEvent(tx, territoryId, attendanceRecorded, { meetingId, committeeId: meeting.committeeId });
	});
}
