import { sql } from "kysely";
import type { ReadTx } from "../kernel/context.server.ts";
import type { MeetingId, TerritoryId } from "../kernel/ids.ts";
import type { LetterPaper, MeetingLetter } from "./types.ts";

/** Null when the meeting was never convoked. */
export async function findMeetingLetter(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId): Promise<MeetingLetter | null> {
	const row = await tx
		.selectFrom("convocation")
		.innerJoin("meeting", "meeting.id", "convocation.meetingId")
		.innerJoin("committee", "committee.id", "meeting.committeeId")
		.innerJoin("territory", "territory.id", "meeting.territoryId")
		.innerJoin("person", "person.id", "convocation.sentBy")
		.where("convocation.territoryId", "=", territoryId)
		.where("convocation.meetingId", "=", meetingId)
		.select([
			"territory.slug as territorySlug",
			"territory.name as territoryName",
			"committee.slug as committeeSlug",
			"committee.name as committeeName",
			"meeting.committeeId",
			"meeting.title",
			"meeting.startsAt",
			"meeting.endsAt",
			"meeting.place",
			"meeting.room",
			"meeting.videoUrl",
			"meeting.status",
			"meeting.revision",
			"convocation.message",
			"convocation.cancelledAt",
			"person.displayName as sentByName",
			"person.email as sentByEmail",
		])
		.executeTakeFirst();
	if (!row) return null;
	return {
		...row,
		points: await listPublicPoints(tx, territoryId, meetingId),
		papers: await listLetterPapers(tx, territoryId, meetingId),
	} as MeetingLetter;
}

/** The agenda as it may leave by mail. */
export async function listPublicPoints(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId) {
	const rows = await tx
		.selectFrom("agendaPoint")
		.select(sql<Record<string, unknown>>`to_jsonb(agenda_point)`.as("point"))
		.where("territoryId", "=", territoryId)
		.where("meetingId", "=", meetingId)
		.orderBy("position")
		.execute();
	return rows.map(({ point }) => publicPoint(point));
}

/** Papers beside the points that are not confidential, in the order of the agenda. */
export function listLetterPapers(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId): Promise<LetterPaper[]> {
	return tx
		.selectFrom("agendaPaper")
		.innerJoin("agendaPoint", "agendaPoint.id", "agendaPaper.pointId")
		.select(["agendaPaper.name", "agendaPaper.url", "agendaPoint.title as pointTitle"])
		.where("agendaPaper.territoryId", "=", territoryId)
		.where("agendaPaper.meetingId", "=", meetingId)
		.where("agendaPaper.removedAt", "is", null)
		.where("agendaPoint.isConfidential", "=", false)
		.orderBy("agendaPoint.position")
		.orderBy("agendaPaper.addedAt")
		.execute();
}

/** A confidential point keeps its place, not its title, outside the product. Rows come with the names of their columns. */
export const publicPoint = (row: Record<string, unknown>) => ({
	title: row.is_confidential ? "Point confidentiel" : String(row.title),
	durationMinutes: typeof row.duration_minutes === "number" ? row.duration_minutes : null,
});

/** The name under which letters of the territory leave. */
export async function getTerritoryName(tx: ReadTx, territoryId: TerritoryId): Promise<string> {
	const { name } = await tx.selectFrom("territory").select("name").where("id", "=", territoryId).executeTakeFirstOrThrow();
	return name;
}
