import type { ReadTx } from "../kernel/context.server.ts";
import type { MeetingId, PersonId, TerritoryId } from "../kernel/ids.ts";
import type { Erratum, Minutes, MinutesId, Observation, Remark } from "./types.ts";

/** What was said of a text: remarks of the chair on passages, observations of those who were there, errata. Row-level security filters. */

/** Remarks on passages, in the order of the text; those that were dealt with too. */
export async function listRemarks(tx: ReadTx, territoryId: TerritoryId, minutesId: MinutesId): Promise<Remark[]> {
	const rows = await tx
		.selectFrom("minutesRemark as r")
		.innerJoin("person", "person.id", "r.personId")
		.leftJoin("person as resolver", "resolver.id", "r.resolvedBy")
		.select(["r.id", "r.position", "r.quote", "r.text", "person.displayName as personName", "r.at", "r.resolvedAt"])
		.select("resolver.displayName as resolvedByName")
		.where("r.territoryId", "=", territoryId)
		.where("r.minutesId", "=", minutesId)
		.orderBy("r.position")
		.orderBy("r.at")
		.execute();
	return rows as Remark[];
}

export async function countOpenRemarks(tx: ReadTx, territoryId: TerritoryId, minutesId: MinutesId): Promise<number> {
	const { count } = await tx
		.selectFrom("minutesRemark")
		.select(({ fn }) => fn.countAll<number>().as("count"))
		.where("territoryId", "=", territoryId)
		.where("minutesId", "=", minutesId)
		.where("resolvedAt", "is", null)
		.executeTakeFirstOrThrow();
	return count;
}

/** What those who were there observed, oldest first: to the committee all of it, to a guest their own. */
export async function listObservations(tx: ReadTx, territoryId: TerritoryId, minutesId: MinutesId): Promise<Observation[]> {
	return tx
		.selectFrom("minutesObservation as o")
		.innerJoin("person", "person.id", "o.personId")
		.select(["o.id", "o.text", "person.displayName as personName", "o.at"])
		.where("o.territoryId", "=", territoryId)
		.where("o.minutesId", "=", minutesId)
		.orderBy("o.at")
		.orderBy("o.id")
		.execute();
}

export async function listErrata(tx: ReadTx, territoryId: TerritoryId, minutesId: MinutesId): Promise<Erratum[]> {
	const rows = await tx
		.selectFrom("minutesErratum as e")
		.innerJoin("person", "person.id", "e.proposedBy")
		.leftJoin("person as decider", "decider.id", "e.decidedBy")
		.select(["e.id", "e.passage", "e.text", "e.status", "person.displayName as proposedByName", "e.proposedAt"])
		.select(["decider.displayName as decidedByName", "e.decidedAt"])
		.where("e.territoryId", "=", territoryId)
		.where("e.minutesId", "=", minutesId)
		.orderBy("e.proposedAt")
		.orderBy("e.id")
		.execute();
	return rows as Erratum[];
}

/** Whether someone was at the meeting, or was represented there. */
export async function isParticipant(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId, personId: PersonId): Promise<boolean> {
	const row = await tx
		.selectFrom("attendance")
		.select("personId")
		.where("territoryId", "=", territoryId)
		.where("meetingId", "=", meetingId)
		.where("personId", "=", personId)
		.where("status", "in", ["present", "represented"])
		.executeTakeFirst();
	return row !== undefined;
}

/** Approved minutes that a re-opening replaced, latest first. */
export async function listReplaced(
	tx: ReadTx,
	territoryId: TerritoryId,
	meetingId: MeetingId,
): Promise<{ sha256: string; approvedAt: Date; replacedAt: Date }[]> {
	const rows = await tx
		.selectFrom("minutes")
		.select(["sha256", "approvedAt", "replacedAt"])
		.where("territoryId", "=", territoryId)
		.where("replacedMeetingId", "=", meetingId)
		.orderBy("approvedAt", "desc")
		.execute();
	return rows as { sha256: string; approvedAt: Date; replacedAt: Date }[];
}

/** The session that took note of approved minutes. */
export async function findNotedAt(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ id }: Pick<Minutes, "id">,
): Promise<{ id: MeetingId; title: string; startsAt: Date } | null> {
	const row = await tx
		.selectFrom("minutes")
		.innerJoin("meeting", "meeting.id", "minutes.notedAtMeetingId")
		.select(["meeting.id", "meeting.title", "meeting.startsAt"])
		.where("minutes.territoryId", "=", territoryId)
		.where("minutes.id", "=", id)
		.executeTakeFirst();
	return (row as { id: MeetingId; title: string; startsAt: Date } | undefined) ?? null;
}
