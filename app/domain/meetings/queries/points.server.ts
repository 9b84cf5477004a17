import { sql } from "kysely";
import type { ReadTx } from "../../kernel/context.server.ts";
import type { MeetingId, TerritoryId } from "../../kernel/ids.ts";
import { type AgendaPoint, hiddenPointTitle, type Paper, type PointElsewhere } from "../types.ts";

/**
 * The agenda in order. A confidential point that row-level security keeps from this reader stands in its place without its words,
 * its papers or anything that it is linked to.
 */
export async function listPoints(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId): Promise<AgendaPoint[]> {
	const rows = await points(tx, territoryId, meetingId).execute();
	const papers = await listPapers(tx, territoryId, meetingId);
	const seen = rows.map((row): AgendaPoint => {
		const { sheetId, slug, code, sheetTitle, presenterId, presenterName, decisionNumber, decisionYear, decisionCommittee, ...point } = row;
		const { originMeetingId, originTitle, originStartsAt, nextMeetingId, nextTitle, nextStartsAt, isInBacklog, ...own } = point;
		return {
			...own,
			isHidden: false,
			sheet: sheetId && { id: sheetId, slug, code, title: sheetTitle },
			presenter: presenterId && { id: presenterId, displayName: presenterName },
			decision: decisionNumber && { number: decisionNumber, year: decisionYear, committeeSlug: decisionCommittee },
			origin: elsewhere(originMeetingId, originTitle, originStartsAt),
			next: elsewhere(nextMeetingId, nextTitle, nextStartsAt) ?? (isInBacklog ? "backlog" : null),
			papers: papers.filter(({ pointId }) => pointId === own.id),
		} as AgendaPoint;
	});
	const hidden = await hiddenPoints(tx, meetingId, new Set(seen.map(({ id }) => id)));
	return [...seen, ...hidden].sort((a, b) => a.position - b.position);
}

const points = (tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId) =>
	tx
		.selectFrom("agendaPoint as p")
		.leftJoin("actionSheet", "actionSheet.id", "p.sheetId")
		.leftJoin("person", "person.id", "p.presenterId")
		.leftJoin("decision", "decision.id", "p.decisionId")
		.leftJoin("committee as decider", "decider.id", "decision.committeeId")
		.leftJoin("agendaPoint as origin", "origin.id", "p.originPointId")
		.leftJoin("meeting as om", "om.id", "origin.meetingId")
		.leftJoinLateral(
			(eb) =>
				eb
					.selectFrom("agendaPoint as follower")
					.innerJoin("meeting as fm", "fm.id", "follower.meetingId")
					.select(["fm.id", "fm.title", "fm.startsAt"])
					.whereRef("follower.originPointId", "=", "p.id")
					.orderBy("fm.startsAt", "desc")
					.limit(1)
					.as("taken"),
			(join) => join.onTrue(),
		)
		.select(["p.id", "p.position", "p.title", "p.notes", "p.durationMinutes", "p.section", "p.isConfidential", "p.outcome"])
		.select(["actionSheet.id as sheetId", "actionSheet.slug", "actionSheet.code", "actionSheet.title as sheetTitle"])
		.select(["p.presenterId", "person.displayName as presenterName"])
		.select(["decision.number as decisionNumber", "decision.year as decisionYear", "decider.slug as decisionCommittee"])
		.select(["om.id as originMeetingId", "om.title as originTitle", "om.startsAt as originStartsAt"])
		.select(["taken.id as nextMeetingId", "taken.title as nextTitle", "taken.startsAt as nextStartsAt"])
		.select(
			sql<boolean>`exists (select from agenda_proposal w where w.origin_point_id = p.id and w.status in ('open', 'postponed'))`.as(
				"isInBacklog",
			),
		)
		.where("p.territoryId", "=", territoryId)
		.where("p.meetingId", "=", meetingId)
		.orderBy("p.position");

const elsewhere = (meetingId: string | null, meetingTitle: string | null, startsAt: Date | null): PointElsewhere | null =>
	meetingId && meetingTitle && startsAt ? { meetingId: meetingId as MeetingId, meetingTitle, startsAt } : null;

async function hiddenPoints(tx: ReadTx, meetingId: MeetingId, seen: ReadonlySet<string>): Promise<AgendaPoint[]> {
	const { rows } = await sql<{ id: AgendaPoint["id"]; position: number; durationMinutes: number | null }>`
		select id, position, duration_minutes from confidential_points(${meetingId}::uuid)`.execute(tx);
	return rows.filter(({ id }) => !seen.has(id)).map(hidePoint);
}

/** What those outside the body see of a point that it keeps to itself: that there is one, and how long it takes. */
export const hidePoint = ({ id, position, durationMinutes }: Pick<AgendaPoint, "id" | "position" | "durationMinutes">): AgendaPoint => ({
	...{ id, position, durationMinutes, title: hiddenPointTitle, isConfidential: true, isHidden: true },
	...{ notes: null, sheet: null, section: null, presenter: null, decision: null, outcome: null, origin: null, next: null, papers: [] },
});

const papersOf = (tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId) =>
	tx
		.selectFrom("agendaPaper as a")
		.leftJoin("person", "person.id", "a.addedBy")
		.select(["a.id", "a.pointId", "a.name", "a.url", "a.extension", "a.size", "person.displayName as addedByName"])
		.where("a.territoryId", "=", territoryId)
		.where("a.meetingId", "=", meetingId)
		.where("a.removedAt", "is", null);

async function listPapers(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId): Promise<Paper[]> {
	return (await papersOf(tx, territoryId, meetingId).orderBy("a.addedAt").orderBy("a.id").execute()) as Paper[];
}

/** A file among the papers of a meeting; null for a link, for what was removed, and for what this reader may not know. */
export async function findPaperFile(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId, paperId: string) {
	const row = await papersOf(tx, territoryId, meetingId).select("a.storageKey").where("a.id", "=", paperId).executeTakeFirst();
	return row?.storageKey && row.size ? { name: row.name, size: row.size, storageKey: row.storageKey } : null;
}
