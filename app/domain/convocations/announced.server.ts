import type { ReadTx, Tx } from "../kernel/context.server.ts";
import type { CommitteeId, MeetingId, PersonId, TerritoryId } from "../kernel/ids.ts";

/** A notice, locked, and its meeting as it stands now; null when none was sent. */
export async function lockAnnounced(tx: Tx, territoryId: TerritoryId, meetingId: MeetingId) {
	const told = await tx
		.selectFrom("convocation")
		.selectAll()
		.where("territoryId", "=", territoryId)
		.where("meetingId", "=", meetingId)
		.forUpdate()
		.executeTakeFirst();
	if (!told) return null;
	const meeting = await tx
		.selectFrom("meeting")
		.innerJoin("committee", "committee.id", "meeting.committeeId")
		.select(["meeting.status", "meeting.startsAt", "meeting.endsAt", "meeting.place", "meeting.room", "meeting.videoUrl"])
		.select(["meeting.title", "meeting.revision", "meeting.committeeId", "committee.name as committeeName"])
		.$narrowType<{ committeeId: CommitteeId }>()
		.where("meeting.territoryId", "=", territoryId)
		.where("meeting.id", "=", meetingId)
		.executeTakeFirstOrThrow();
	return { told, meeting };
}

export interface ChangedMeeting {
	territoryId: TerritoryId;
	meetingId: MeetingId;
	changedBy: PersonId | null;
}

/** Convoked meetings with a change made before then and not yet told, over every territory. */
export async function listChanged(tx: ReadTx, before: Date): Promise<ChangedMeeting[]> {
	const rows = await tx
		.selectFrom("convocation")
		.select(["territoryId", "meetingId", "changedBy"])
		.where("changedAt", "<=", before)
		.orderBy("changedAt")
		.execute();
	return rows as ChangedMeeting[];
}
