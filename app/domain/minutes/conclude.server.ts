import { findCommittee } from "../committees/queries.server.ts";
import { recordOutcome } from "../decisions/steps.server.ts";
import { dayOf } from "../kernel/calendar.ts";
import type { Tx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";
import { recordEvent } from "../kernel/record-event.server.ts";
import { getMeeting } from "../meetings/queries.server.ts";
import { assertReady } from "./checks.ts";
import { minutesApproved } from "./events.ts";
import { freeze } from "./frozen.server.ts";
import { writeOpenCut } from "./open-cut.server.ts";
import { confide } from "./open-cut.ts";
import { decisionsToRecord, statusAfter, tasksToRecord } from "./rules.ts";
import { addReview, idsOf, type LockedMinutes, saveRevision } from "./store.server.ts";
import { surroundingsOf } from "./surroundings.server.ts";

interface Approval {
	territoryId: TerritoryId;
	/** Null for silence. */
	by: { personId: PersonId; name: string } | null;
	now: Date;
}

/**
 * Approves a locked text: it freezes, its decisions take their numbers, become tasks and move their sheets, and earlier minutes of the
 * committee are noted, all at once or not at all.
 */
export async function conclude(tx: Tx, { territoryId, by, now }: Approval, minutes: LockedMinutes): Promise<void> {
	const { id: minutesId, committeeId, meetingId, doc } = minutes;
	const status = statusAfter("approve", minutes.status);
	const committee = await findCommittee(tx, territoryId, committeeId);
	if (!committee) throw new NotFound("not-found");
	const meeting = await getMeeting(tx, territoryId, committeeId, meetingId);
	assertReady(doc, await surroundingsOf(tx, territoryId, meeting, dayOf(now)));

	const personId = by?.personId ?? null;
	await addReview(tx, { actor: { territoryId, personId }, now }, minutes, { verdict: "approved", remark: null });
	const decidedOn = dayOf(meeting.startsAt);
	const confided = confide(doc, meeting.points);
	const decisions = await recordOutcome(
		tx,
		{ territoryId, committeeId, committeeName: committee.name, meetingId, minutesId, decidedOn, personId, now },
		{ decisions: decisionsToRecord(confided), tasks: tasksToRecord(confided) },
	);
	const seal = freeze({ committee, meeting, doc, decisions, territoryId, by, now });
	const isApprovedBySilence = by === null;
	await saveRevision(tx, territoryId, minutes, { status, approvedBy: personId, approvedAt: now, isApprovedBySilence, ...seal });
	await writeOpenCut(tx, territoryId, { minutes, meeting, seal, approvedAt: now });
	await noteEarlier(tx, territoryId, minutes, meeting.startsAt);
	await recordEvent(tx, territoryId, minutesApproved, {
		...idsOf(minutes),
		sha256: seal.sha256,
		...(isApprovedBySilence && { isBySilence: true }),
	});
}

/** A committee takes note of its approved minutes at its next session: that session's minutes say so once they are approved. */
async function noteEarlier(tx: Tx, territoryId: TerritoryId, { committeeId, meetingId }: LockedMinutes, startsAt: Date): Promise<void> {
	await tx
		.updateTable("minutes")
		.set({ notedAtMeetingId: meetingId })
		.where("territoryId", "=", territoryId)
		.where("committeeId", "=", committeeId)
		.where("status", "=", "approved")
		.where("notedAtMeetingId", "is", null)
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom("meeting")
					.select("meeting.id")
					.whereRef("meeting.id", "=", "minutes.meetingId")
					.where("meeting.startsAt", "<", startsAt),
			),
		)
		.execute();
}
