import { sql } from "kysely";
import { dayOf, instantAt } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import { type CommitteeId, MeetingId, type TerritoryId } from "../kernel/ids.ts";
import { listPoints } from "./queries/points.server.ts";
import type { Meeting, MeetingSummary } from "./types.ts";

/** Those outside the committee read the open cut of approved minutes, and know of no others. */
const minutesStatus = sql<
	string | null
>`coalesce(minutes.status, (select 'approved' from minutes_cut where minutes_cut.meeting_id = meeting.id))`.as("minutesStatus");

/** A meeting with its agenda in order and the attendance recorded, by name. @throws NotFound also for an id that is none */
export async function getMeeting(tx: ReadTx, territoryId: TerritoryId, committeeId: CommitteeId, meetingId: string): Promise<Meeting> {
	if (!MeetingId.safeParse(meetingId).success) throw new NotFound("not-found");
	const row = await tx
		.selectFrom("meeting")
		.leftJoin("minutes", "minutes.meetingId", "meeting.id")
		.select([
			"meeting.id",
			"meeting.committeeId",
			"meeting.title",
			"meeting.startsAt",
			"meeting.endsAt",
			"meeting.place",
			"meeting.room",
			"meeting.videoUrl",
			"meeting.seriesId",
			"meeting.isOffSeries",
			"meeting.convokedAt",
			"meeting.status",
			"meeting.revision",
			minutesStatus,
		])
		.where("meeting.territoryId", "=", territoryId)
		.where("meeting.committeeId", "=", committeeId)
		.where("meeting.id", "=", meetingId)
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return {
		...row,
		points: await listPoints(tx, territoryId, row.id as MeetingId),
		attendance: await attendanceOf(tx, territoryId, meetingId),
	} as Meeting;
}

const attendanceOf = (tx: ReadTx, territoryId: TerritoryId, meetingId: string) =>
	tx
		.selectFrom("attendance")
		.innerJoin("person", "person.id", "attendance.personId")
		.innerJoin("membership", (join) =>
			join.onRef("membership.territoryId", "=", "attendance.territoryId").onRef("membership.personId", "=", "attendance.personId"),
		)
		.innerJoin("organisation", "organisation.id", "membership.organisationId")
		.select(["attendance.personId", "person.displayName", "organisation.name as organisationName", "attendance.status"])
		.select(["attendance.representedBy as representedById", "attendance.arrivedPointId", "attendance.leftPointId"])
		.where("attendance.territoryId", "=", territoryId)
		.where("attendance.meetingId", "=", meetingId)
		.orderBy("person.displayName")
		.execute();

interface MeetingList {
	/** "next": today's and those to come, soonest first; "past": held or before today, latest first. */
	when: "next" | "past";
	now: Date;
	committeeId?: CommitteeId;
	limit?: number;
	offset?: number;
}

/** Meetings of the territory or of one of its bodies. Minutes that the reader may not see count as none. */
export async function listMeetings(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ when, now, committeeId, limit = 20, offset = 0 }: MeetingList,
): Promise<MeetingSummary[]> {
	const rows = await meetingsOf(tx, territoryId, { when, now, committeeId })
		.leftJoin("minutes", "minutes.meetingId", "meeting.id")
		.select((eb) => [
			"meeting.id",
			"meeting.committeeId",
			"meeting.title",
			"meeting.startsAt",
			"meeting.endsAt",
			"meeting.place",
			"meeting.room",
			"meeting.convokedAt",
			"meeting.status",
			minutesStatus,
			eb
				.selectFrom("agendaPoint")
				.whereRef("agendaPoint.meetingId", "=", "meeting.id")
				.select(({ fn }) => fn.countAll<number>().as("count"))
				.as("pointCount"),
			eb
				.selectFrom("attendance")
				.whereRef("attendance.meetingId", "=", "meeting.id")
				.where("attendance.status", "=", "present")
				.select(({ fn }) => fn.countAll<number>().as("count"))
				.as("presentCount"),
		])
		.orderBy("meeting.startsAt", when === "next" ? "asc" : "desc")
		.limit(limit)
		.offset(offset)
		.execute();
	return rows as MeetingSummary[];
}

export async function countMeetings(
	tx: ReadTx,
	territoryId: TerritoryId,
	list: Pick<MeetingList, "when" | "now" | "committeeId">,
): Promise<number> {
	const { count } = await meetingsOf(tx, territoryId, list)
		.select(({ fn }) => fn.countAll<number>().as("count"))
		.executeTakeFirstOrThrow();
	return count;
}

function meetingsOf(tx: ReadTx, territoryId: TerritoryId, { when, now, committeeId }: Pick<MeetingList, "when" | "now" | "committeeId">) {
	const today = instantAt(dayOf(now), "00:00");
	return tx
		.selectFrom("meeting")
		.where("meeting.territoryId", "=", territoryId)
		.$if(committeeId !== undefined, (query) => query.where("meeting.committeeId", "=", committeeId as CommitteeId))
		.where((eb) => {
			const isNext = eb.and([eb("meeting.startsAt", ">=", today), eb("meeting.status", "<>", "held")]);
			return when === "next" ? isNext : eb.not(isNext);
		});
}
