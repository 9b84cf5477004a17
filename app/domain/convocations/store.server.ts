import type { Actor } from "../kernel/actor.ts";
import type { Tx } from "../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../kernel/errors.ts";
import type { CommitteeId, MeetingId, PersonId } from "../kernel/ids.ts";
import { convene } from "./policy.ts";
import { announcedName, whereText } from "./rules.ts";

export interface LockedMeeting {
	id: MeetingId;
	committeeId: CommitteeId;
	title: string;
	committeeName: string;
	startsAt: Date;
	endsAt: Date | null;
	place: string | null;
	room: string | null;
	videoUrl: string | null;
	status: string;
	revision: number;
}

/** The meeting, locked for whoever may convene it; the right is judged first, since the wall hides from a lock what one only reads. */
export async function lockMeeting(tx: Tx, actor: Actor, meetingId: MeetingId): Promise<LockedMeeting> {
	const meetings = tx.selectFrom("meeting").where("territoryId", "=", actor.territoryId).where("id", "=", meetingId);
	const found = await meetings.select("committeeId").executeTakeFirst();
	if (!found) throw new NotFound("not-found");
	assertAllowed(convene(actor, { committeeId: found.committeeId as CommitteeId }));
	const columns = ["id", "committeeId", "title", "startsAt", "endsAt", "place", "room", "videoUrl", "status", "revision"] as const;
	const meeting = await meetings.select(columns).forUpdate().executeTakeFirstOrThrow();
	const { name } = await tx
		.selectFrom("committee")
		.select("name")
		.where("territoryId", "=", actor.territoryId)
		.where("id", "=", meeting.committeeId)
		.executeTakeFirstOrThrow();
	return { ...meeting, committeeName: name } as LockedMeeting;
}

/** Opens the notice of a meeting, or gives the word of its sender another text. */
export async function saveConvocation(
	tx: Tx,
	meeting: LockedMeeting & { territoryId: string },
	{ message, sentBy, sentAt }: { message: string | null; sentBy: PersonId; sentAt: Date },
): Promise<void> {
	await tx
		.insertInto("convocation")
		.values({
			meetingId: meeting.id,
			territoryId: meeting.territoryId,
			committeeId: meeting.committeeId,
			message,
			sentBy,
			sentAt,
			announcedStartsAt: meeting.startsAt,
			announcedEndsAt: meeting.endsAt,
			announcedPlace: whereText(meeting),
			announcedName: announcedName(meeting),
			announcedRevision: meeting.revision,
		})
		.onConflict((conflict) => conflict.column("meetingId").doUpdateSet({ message }))
		.execute();
}
