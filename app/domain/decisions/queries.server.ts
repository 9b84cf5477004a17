import { type RawBuilder, type SqlBool, sql } from "kysely";
import { holds } from "#db/predicates.ts";
import type { SheetEffect } from "../action-sheets/types.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { CommitteeId, MeetingId, PersonId, SheetId, TerritoryId } from "../kernel/ids.ts";
import { pageOf } from "../kernel/pages.ts";
import type { DecisionFilters } from "./schema.ts";
import { type Decision, type DecisionId, referenceOf, type Task, type TaskDetail, TaskId } from "./types.ts";

/** Decisions that concern a sheet, latest first, each with the task it became. Only approved minutes make decisions. */
export async function listDecisionsOfSheet(tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId): Promise<Decision[]> {
	const rows = await decisions(tx, territoryId)
		.where("decision.sheetId", "=", sheetId)
		.where("decision.withdrawnAt", "is", null)
		.orderBy("decision.decidedOn", "desc")
		.orderBy("decision.number", "desc")
		.execute();
	return rows.map(toDecision);
}

/** Tasks that decisions put on a sheet: open ones first, the most pressing first. */
export async function listTasksOfSheet(tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId): Promise<TaskDetail[]> {
	const rows = await tasks(tx, territoryId)
		.where("task.sheetId", "=", sheetId)
		.where("task.status", "<>", "withdrawn")
		.orderBy(sql`task.status = 'done'`)
		.orderBy("task.dueOn")
		.execute();
	return rows.map(toTaskDetail);
}

/** What a meeting decided, in the order of its minutes. */
export async function listDecisionsOfMeeting(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId): Promise<Decision[]> {
	const rows = await decisions(tx, territoryId)
		.where("decision.meetingId", "=", meetingId)
		.where("decision.withdrawnAt", "is", null)
		.orderBy("decision.number")
		.execute();
	return rows.map(toDecision);
}

/** @throws NotFound also for an id that is none */
export async function getTask(tx: ReadTx, territoryId: TerritoryId, taskId: string): Promise<TaskDetail> {
	if (!TaskId.safeParse(taskId).success) throw new NotFound("not-found");
	const row = await tasks(tx, territoryId).where("task.id", "=", taskId).executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return toTaskDetail(row);
}

/** Tasks of a committee that are past their day: they come back to its agenda. The most overdue first. */
export async function listOverdue(tx: ReadTx, territoryId: TerritoryId, committeeId: CommitteeId, today: Day): Promise<TaskDetail[]> {
	const rows = await tasks(tx, territoryId)
		.where("task.committeeId", "=", committeeId)
		.where("task.status", "=", "open")
		.where("task.dueOn", "<", today)
		.orderBy("task.dueOn")
		.orderBy("task.id")
		.execute();
	return rows.map(toTaskDetail);
}

const perPage = 20;

interface Register {
	filters: DecisionFilters;
	/** Whose tasks « mine » are. */
	personId: PersonId;
	today: Day;
}

/** One page of the register (the last one when asked beyond), latest decisions first, and how many answer the filters in all. */
export async function listDecisions(
	tx: ReadTx,
	territoryId: TerritoryId,
	register: Register,
): Promise<{ decisions: Decision[]; total: number; page: number; pageCount: number }> {
	const found = decisions(tx, territoryId).where(sql<SqlBool>`${sql.join([...ofDecision(register), ...ofTask(register)], sql` and `)}`);
	const { total } = await found
		.clearSelect()
		.select(({ fn }) => fn.countAll<number>().as("total"))
		.executeTakeFirstOrThrow();
	const { offset, ...shown } = pageOf(register.filters.page, total, perPage);
	const rows = await found
		.orderBy("decision.decidedOn", "desc")
		.orderBy("committee.name")
		.orderBy("decision.number", "desc")
		.limit(perPage)
		.offset(offset)
		.execute();
	return { decisions: rows.map(toDecision), total, ...shown };
}

/** The same for what is to be done, whether or not it follows from a decision: open ones first, the most pressing first. */
export async function listTasks(
	tx: ReadTx,
	territoryId: TerritoryId,
	register: Register,
): Promise<{ tasks: TaskDetail[]; total: number; page: number; pageCount: number }> {
	const found = tasks(tx, territoryId).where(sql<SqlBool>`${sql.join([...ofDecision(register), ...ofTask(register)], sql` and `)}`);
	const { total } = await found
		.clearSelect()
		.select(({ fn }) => fn.countAll<number>().as("total"))
		.executeTakeFirstOrThrow();
	const { offset, ...shown } = pageOf(register.filters.page, total, perPage);
	const rows = await found
		.orderBy(sql`task.status <> 'open'`)
		.orderBy("task.dueOn")
		.orderBy("task.id")
		.limit(perPage)
		.offset(offset)
		.execute();
	return { tasks: rows.map(toTaskDetail), total, ...shown };
}

/** Years in which the territory decided, owners of its tasks and sheets that either names: what the register may be filtered by. */
export async function listRegisterChoices(tx: ReadTx, territoryId: TerritoryId) {
	const { rows: years } = await sql<{ year: number }>`
		select distinct year from decision where territory_id = ${territoryId} order by year desc`.execute(tx);
	const { rows: owners } = await sql<{ id: PersonId; name: string }>`
		select person.id, person.display_name as name from person where id in (select owner_id from task where territory_id = ${territoryId})
		order by name`.execute(tx);
	const { rows: sheets } = await sql<{ slug: string; code: string; title: string }>`
		select slug, code, title from action_sheet where territory_id = ${territoryId} and id in
			(select sheet_id from decision where territory_id = ${territoryId} union select sheet_id from task where territory_id = ${territoryId})
		order by code`.execute(tx);
	return { years: years.map(({ year }) => year), owners, sheets };
}

function ofDecision({ filters: { comite, annee, verbe, fiche, q } }: Register) {
	const conditions = [sql<SqlBool>`true`];
	if (comite) conditions.push(sql`committee.slug = ${comite}`);
	if (annee) conditions.push(sql`decision.year = ${annee}`);
	if (verbe) conditions.push(sql`decision.verb = ${verbe}`);
	if (fiche) conditions.push(sql`action_sheet.slug = ${fiche}`);
	if (q) conditions.push(holds(sql`coalesce(decision.text, '') || ' ' || coalesce(task.title, '')`, q));
	return conditions;
}

function ofTask({ filters: { etat, moi, responsable }, personId, today }: Register) {
	const conditions: RawBuilder<SqlBool>[] = [];
	if (etat === "withdrawn") conditions.push(sql`(task.status = 'withdrawn' or decision.withdrawn_at is not null)`);
	if (etat === "done") conditions.push(sql`task.status = 'done'`);
	if (etat === "open") conditions.push(sql`task.status = 'open'`);
	if (etat === "late") conditions.push(sql`task.status = 'open' and task.due_on < ${today}::date`);
	if (moi) conditions.push(sql`task.owner_id = ${personId}::uuid`);
	if (responsable) conditions.push(sql`task.owner_id = ${responsable}::uuid`);
	return conditions;
}

const ofSameTerritory = (table: string, than: string) =>
	sql<SqlBool>`${sql.ref(`${table}.territory_id`)} = ${sql.ref(`${than}.territory_id`)}`;

function decisions(tx: ReadTx, territoryId: TerritoryId) {
	return tx
		.selectFrom("decision")
		.innerJoin("committee", "committee.id", "decision.committeeId")
		.leftJoin("actionSheet", (join) =>
			join.onRef("actionSheet.id", "=", "decision.sheetId").on(ofSameTerritory("action_sheet", "decision")),
		)
		.leftJoin("task", (join) => join.onRef("task.decisionId", "=", "decision.id").on(ofSameTerritory("task", "decision")))
		.leftJoin("person", "person.id", "task.ownerId")
		.where("decision.territoryId", "=", territoryId)
		.select([...decisionColumns, ...placeColumns, "decision.meetingId", "decision.committeeId", ...taskColumns]);
}

function tasks(tx: ReadTx, territoryId: TerritoryId) {
	return tx
		.selectFrom("task")
		.innerJoin("meeting", "meeting.id", "task.meetingId")
		.innerJoin("committee", "committee.id", "task.committeeId")
		.leftJoin("decision", (join) => join.onRef("decision.id", "=", "task.decisionId").on(ofSameTerritory("decision", "task")))
		.leftJoin("actionSheet", (join) => join.onRef("actionSheet.id", "=", "task.sheetId").on(ofSameTerritory("action_sheet", "task")))
		.innerJoin("person", "person.id", "task.ownerId")
		.leftJoin("person as doer", "doer.id", "task.doneBy")
		.where("task.territoryId", "=", territoryId)
		.select([...decisionColumns, ...placeColumns, "task.meetingId", "task.committeeId", ...taskColumns])
		.select(["meeting.title as meetingTitle", "doer.displayName as doneByName"]);
}

const decisionColumns = [
	"decision.id",
	"decision.year",
	"decision.number",
	"decision.text",
	"decision.verb",
	"decision.decidedOn",
	"decision.effects",
	"decision.isConfidential",
	"decision.withdrawnAt",
] as const;

const placeColumns = [
	"committee.slug as committeeSlug",
	"committee.name as committeeName",
	"actionSheet.id as sheetId",
	"actionSheet.slug as sheetSlug",
	"actionSheet.code as sheetCode",
	"actionSheet.title as sheetTitle",
] as const;

const taskColumns = [
	"task.id as taskId",
	"task.title as taskTitle",
	"task.ownerId",
	"person.displayName as ownerName",
	"task.dueOn",
	"task.status as taskStatus",
	"task.doneAt",
	"task.evidence",
	"task.evidenceUrl",
	"task.isConfidential as isTaskConfidential",
	"task.revision as taskRevision",
] as const;

type Row = Awaited<ReturnType<ReturnType<typeof decisions>["execute"]>>[number];
type TaskRow = Awaited<ReturnType<ReturnType<typeof tasks>["execute"]>>[number];

const placeOf = ({ meetingId, committeeId, committeeSlug, committeeName, sheetId, sheetSlug, sheetCode, sheetTitle }: Row | TaskRow) => ({
	meetingId: meetingId as MeetingId,
	committeeId: committeeId as CommitteeId,
	committeeSlug,
	committeeName,
	sheet: sheetId ? { id: sheetId as SheetId, slug: sheetSlug as string, code: sheetCode as string, title: sheetTitle as string } : null,
});

const quoteOf = ({ id, year, number, text, verb, decidedOn }: Row | TaskRow) => ({
	id: id as DecisionId,
	reference: referenceOf({ year: year as number, number: number as number }),
	text: text as string,
	verb: verb as Decision["verb"],
	decidedOn: decidedOn as Day,
});

function taskOf(row: Row | TaskRow): Task {
	return {
		id: row.taskId as TaskId,
		title: row.taskTitle as string,
		ownerId: row.ownerId as PersonId,
		ownerName: row.ownerName as string,
		dueOn: row.dueOn as Day,
		status: row.taskStatus as Task["status"],
		doneAt: row.doneAt,
		evidence: row.evidence,
		evidenceUrl: row.evidenceUrl,
		isConfidential: row.isTaskConfidential === true,
		revision: row.taskRevision as number,
	};
}

const toDecision = (row: Row): Decision => ({
	...quoteOf(row),
	...placeOf(row),
	effects: row.effects as unknown as SheetEffect[],
	isConfidential: row.isConfidential,
	isWithdrawn: row.withdrawnAt !== null,
	task: row.taskId ? taskOf(row) : null,
});

const toTaskDetail = (row: TaskRow): TaskDetail => ({
	...taskOf(row),
	...placeOf(row),
	meetingTitle: row.meetingTitle,
	doneByName: row.doneByName,
	decision: row.id ? quoteOf(row) : null,
});
