import { sql } from "kysely";
import type { ReadTx } from "../../kernel/context.server.ts";
import type { CommitteeId, MeetingId, PersonId, SheetId, TerritoryId } from "../../kernel/ids.ts";
import { readPage } from "../../kernel/read-page.server.ts";
import type { ProposalId, ProposalStatus } from "../preparation-schema.ts";

export interface Proposal {
	id: ProposalId;
	title: string;
	reason: string;
	sheet: { id: SheetId; slug: string; code: string; title: string } | null;
	status: ProposalStatus;
	answer: string | null;
	answeredByName: string | null;
	answeredAt: Date | null;
	isConfidential: boolean;
	/** Null for a point that came back by itself. */
	proposedById: PersonId | null;
	proposedByName: string | null;
	proposedAt: Date;
	/** The meeting whose agenda it entered. */
	meeting: { id: MeetingId; title: string; startsAt: Date } | null;
	/** The meeting where it was not treated. */
	origin: { id: MeetingId; title: string; startsAt: Date } | null;
	revision: number;
}

const perPage = 20;

const proposals = (tx: ReadTx, territoryId: TerritoryId, committeeId: CommitteeId) =>
	tx
		.selectFrom("agendaProposal as w")
		.leftJoin("actionSheet as s", "s.id", "w.sheetId")
		.leftJoin("person as proposer", "proposer.id", "w.proposedBy")
		.leftJoin("person as answerer", "answerer.id", "w.answeredBy")
		.leftJoin("agendaPoint as p", "p.id", "w.pointId")
		.leftJoin("meeting as m", "m.id", "p.meetingId")
		.leftJoin("agendaPoint as op", "op.id", "w.originPointId")
		.leftJoin("meeting as om", "om.id", "op.meetingId")
		.select(["w.id", "w.title", "w.reason", "w.status", "w.answer", "w.answeredAt", "w.isConfidential", "w.proposedAt", "w.revision"])
		.select(["w.sheetId", "s.slug", "s.code", "s.title as sheetTitle"])
		.select(["w.proposedBy as proposedById", "proposer.displayName as proposedByName", "answerer.displayName as answeredByName"])
		.select(["m.id as meetingId", "m.title as meetingTitle", "m.startsAt as meetingStartsAt"])
		.select(["om.id as originId", "om.title as originTitle", "om.startsAt as originStartsAt"])
		.where("w.territoryId", "=", territoryId)
		.where("w.committeeId", "=", committeeId);

type Row = Awaited<ReturnType<ReturnType<typeof proposals>["executeTakeFirstOrThrow"]>>;

const toProposal = (row: Row): Proposal => {
	const { sheetId, slug, code, sheetTitle, meetingId, meetingTitle, meetingStartsAt, originId, originTitle, originStartsAt, ...rest } = row;
	return {
		...rest,
		sheet: sheetId && { id: sheetId, slug, code, title: sheetTitle },
		meeting: meetingId && { id: meetingId, title: meetingTitle, startsAt: meetingStartsAt },
		origin: originId && { id: originId, title: originTitle, startsAt: originStartsAt },
	} as Proposal;
};

/** Points that wait for an agenda, the first proposed first: new ones, and those kept for later. */
export async function listWaiting(tx: ReadTx, territoryId: TerritoryId, committeeId: CommitteeId): Promise<Proposal[]> {
	const rows = await proposals(tx, territoryId, committeeId)
		.where("w.status", "in", ["open", "postponed"])
		.orderBy(sql`w.status = 'postponed'`)
		.orderBy("w.proposedAt")
		.orderBy("w.id")
		.execute();
	return rows.map(toProposal);
}

/** What became of the others, latest answer first: one page, the last when asked beyond. */
export async function listAnswered(tx: ReadTx, territoryId: TerritoryId, committeeId: CommitteeId, asked: number) {
	const found = proposals(tx, territoryId, committeeId)
		.where("w.status", "in", ["accepted", "declined"])
		.orderBy("w.answeredAt", "desc")
		.orderBy("w.id");
	const { rows, ...shown } = await readPage(found, asked, perPage);
	return { proposals: rows.map(toProposal), ...shown };
}

/** Planned meetings of a body still to come, for a point to go to. */
export async function listPlannedMeetings(
	tx: ReadTx,
	territoryId: TerritoryId,
	committeeId: CommitteeId,
	now: Date,
): Promise<{ id: MeetingId; title: string; startsAt: Date }[]> {
	const rows = await tx
		.selectFrom("meeting")
		.select(["id", "title", "startsAt"])
		.where("territoryId", "=", territoryId)
		.where("committeeId", "=", committeeId)
		.where("status", "=", "planned")
		.where("startsAt", ">", now)
		.orderBy("startsAt")
		.limit(30)
		.execute();
	return rows as { id: MeetingId; title: string; startsAt: Date }[];
}
