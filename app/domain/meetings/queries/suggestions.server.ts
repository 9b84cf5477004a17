import { sql } from "kysely";
import { listCampaigns, listExpectedValues } from "../../campaigns/queries.server.ts";
import type { Committee } from "../../committees/types.ts";
import { type Day, dayOf } from "../../kernel/calendar.ts";
import type { ReadTx } from "../../kernel/context.server.ts";
import type { SheetId, TerritoryId } from "../../kernel/ids.ts";
import type { Meeting, SuggestionKind } from "../types.ts";
import { listWaiting } from "./backlog.server.ts";

/** A point that the product proposes, and the fact that makes it due. */
export interface Suggestion {
	/** The same as long as the fact stands. */
	key: string;
	kind: SuggestionKind;
	title: string;
	sheetId: SheetId | null;
	decisionId: string | null;
	originPointId: string | null;
	proposalId: string | null;
	isConfidential: boolean;
	notes: string | null;
	/** Since or until when. */
	day: Day | null;
	/** Who proposed, who is to do it; how many values miss. */
	who: string | null;
	count: number | null;
}

const nothing = {
	...{ sheetId: null, decisionId: null, originPointId: null, proposalId: null, isConfidential: false },
	...{ notes: null, day: null, who: null, count: null },
};

interface Where {
	committee: Pick<Committee, "id" | "kind">;
	meeting: Pick<Meeting, "id" | "startsAt" | "points">;
	now: Date;
}

/** What is due to a body, in the order of its importance to a meeting, without what the agenda already holds. */
export async function listSuggestions(tx: ReadTx, territoryId: TerritoryId, where: Where): Promise<Suggestion[]> {
	const found = [
		...(await listUntreated(tx, territoryId, where)),
		...(await listProposed(tx, territoryId, where)),
		...(await listUnapproved(tx, territoryId, where)),
		...(await listLateTasks(tx, territoryId, where)),
		...(await listSheets(tx, territoryId, where)),
		...(await listMissingValues(tx, territoryId, where)),
	];
	const { points } = where.meeting;
	const held = new Set(points.flatMap(({ title, sheet }) => [title, sheet?.id]));
	return found.filter(({ title, sheetId }) => !held.has(title) && (sheetId === null || !held.has(sheetId)));
}

async function listUntreated(tx: ReadTx, territoryId: TerritoryId, { committee, meeting }: Where): Promise<Suggestion[]> {
	const rows = await tx
		.selectFrom("agendaPoint as p")
		.innerJoin("meeting as m", "m.id", "p.meetingId")
		.select(["p.id", "p.title", "p.notes", "p.sheetId", "p.decisionId", "p.isConfidential", "m.startsAt"])
		.where("p.territoryId", "=", territoryId)
		.where("m.committeeId", "=", committee.id)
		.where("m.startsAt", "<", meeting.startsAt)
		.where("p.outcome", "=", "not_treated")
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom("agendaPoint as l").select("l.id").whereRef("l.originPointId", "=", "p.id"))),
		)
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom("agendaProposal as w").select("w.id").whereRef("w.originPointId", "=", "p.id"))),
		)
		.orderBy("m.startsAt")
		.orderBy("p.position")
		.execute();
	return rows.map(({ id, startsAt, ...row }) => ({
		...nothing,
		...(row as Pick<Suggestion, "title" | "notes" | "sheetId" | "decisionId" | "isConfidential">),
		...{ key: `point:${id}`, kind: "carried", originPointId: id, day: dayOf(startsAt) },
	}));
}

async function listProposed(tx: ReadTx, territoryId: TerritoryId, { committee }: Where): Promise<Suggestion[]> {
	const waiting = await listWaiting(tx, territoryId, committee.id);
	return waiting.map(({ id, title, reason, isConfidential, proposedByName, proposedAt, origin, sheet }) => ({
		...nothing,
		...{ key: `proposal:${id}`, kind: origin ? "carried" : "proposal", title, proposalId: id, isConfidential, notes: reason },
		...{ sheetId: sheet?.id ?? null, day: origin ? dayOf(origin.startsAt) : dayOf(proposedAt), who: proposedByName },
	}));
}

/** Minutes that the body has not approved: the meeting before is read again at the start of the next. */
async function listUnapproved(tx: ReadTx, territoryId: TerritoryId, { committee, meeting }: Where): Promise<Suggestion[]> {
	const rows = await tx
		.selectFrom("minutes")
		.innerJoin("meeting as m", "m.id", "minutes.meetingId")
		.select(["minutes.id", "m.title", "m.startsAt"])
		.where("m.territoryId", "=", territoryId)
		.where("m.committeeId", "=", committee.id)
		.where("m.status", "<>", "cancelled")
		.where("m.startsAt", "<", meeting.startsAt)
		.where("minutes.status", "<>", "approved")
		.orderBy("m.startsAt")
		.execute();
	return rows.map(({ id, title, startsAt }) => ({
		...nothing,
		...{ key: `minutes:${id}`, kind: "minutes", day: dayOf(startsAt) },
		title: `Compte rendu à approuver\u00a0: ${title} (${dayOf(startsAt).split("-").reverse().join("/")})`.slice(0, 300),
	}));
}

async function listLateTasks(tx: ReadTx, territoryId: TerritoryId, { committee, now, meeting }: Where): Promise<Suggestion[]> {
	const rows = await tx
		.selectFrom("task")
		.innerJoin("person", "person.id", "task.ownerId")
		.select(["task.id", "task.title", "task.dueOn", "task.decisionId", "task.sheetId", "person.displayName"])
		.where("task.territoryId", "=", territoryId)
		.where("task.committeeId", "=", committee.id)
		.where("task.status", "=", "open")
		.where("task.dueOn", "<", dayOf(now))
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom("agendaPoint as p")
						.select("p.id")
						.where("p.meetingId", "=", meeting.id)
						.whereRef("p.decisionId", "=", "task.decisionId"),
				),
			),
		)
		.orderBy("task.dueOn")
		.execute();
	return rows.map(({ id, title, dueOn, decisionId, sheetId, displayName }) => ({
		...nothing,
		...{ key: `task:${id}`, kind: "task", title: title.slice(0, 300), decisionId, sheetId: sheetId as SheetId | null },
		...{ day: dueOn as Day, who: displayName },
	}));
}

/** A technical body gives its opinion on every proposed sheet, a steering one validates every reviewed one; others know their axes. */
async function listSheets(tx: ReadTx, territoryId: TerritoryId, { committee, now }: Where): Promise<Suggestion[]> {
	const isSheetOfBody = sql<boolean>`(a.committee_id = ${committee.id}::uuid or s.committee_id = ${committee.id}::uuid)`;
	const { rows } = await sql<{ id: SheetId; code: string; title: string; kind: SuggestionKind; day: Day | null }>`
		select s.id, s.code, s.title, due.kind, due.day
		from action_sheet s join objective o on o.id = s.objective_id join axis a on a.id = o.axis_id
			cross join lateral (select case
				when s.status = 'proposed' and (${committee.kind === "technical_committee"} or ${isSheetOfBody}) then 'opinion'
				when s.status = 'reviewed' and (${committee.kind === "steering_committee"} or ${isSheetOfBody}) then 'validation'
				when s.status = 'blocked' and ${isSheetOfBody} then 'blocked'
				when s.status in ('validated', 'in_progress') and s.end_on < ${dayOf(now)}::date and ${isSheetOfBody} then 'late'
			end as kind, to_char(s.end_on, 'YYYY-MM-DD') as day) due
		where s.territory_id = ${territoryId}::uuid and s.parent_id is null and due.kind is not null
		order by array_position(array['opinion', 'validation', 'blocked', 'late'], due.kind), s.code`.execute(tx);
	return rows.map(({ id, title, kind, day }) => ({
		...nothing,
		...{ key: `sheet:${kind}:${id}`, kind, title: title.slice(0, 300), sheetId: id, day: kind === "late" ? day : null },
	}));
}

/** Open campaigns whose values still miss for the sheets of the body. */
async function listMissingValues(tx: ReadTx, territoryId: TerritoryId, { committee }: Where): Promise<Suggestion[]> {
	const open = (await listCampaigns(tx, territoryId)).filter(({ closedAt, missing }) => closedAt === null && missing > 0);
	const found: Suggestion[] = [];
	for (const { id, title, dueOn } of open) {
		const values = await listExpectedValues(tx, territoryId, id);
		const count = values.filter(
			({ state, committeeId, axisCommitteeId }) =>
				(state === "missing" || state === "returned") && (committeeId === committee.id || axisCommitteeId === committee.id),
		).length;
		if (count > 0)
			found.push({
				...nothing,
				key: `values:${id}`,
				kind: "values",
				title: `Indicateurs\u00a0: ${title}`.slice(0, 300),
				day: dueOn,
				count,
			});
	}
	return found;
}
