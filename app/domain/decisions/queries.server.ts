import { type RawBuilder, type SqlBool, sql } from "kysely";
import { holds } from "#db/predicates.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { CommitteeId, MeetingId, PersonId, SheetId, TerritoryId } from "../kernel/ids.ts";
import type { PageOfList } from "../kernel/pages.ts";
import { readPage } from "../kernel/read-page.server.ts";
import { decisions, tasks, toDecision, toTaskDetail } from "./rows.server.ts";
import type { DecisionFilters } from "./schema.ts";
import { type Decision, type TaskDetail, TaskId } from "./types.ts";

/** A task's title where it leaves the product by mail: one that its body keeps to itself does not say what it is. */
export const taskTitleOutside = sql<string>`case when task.is_confidential then 'Suite à donner confidentielle' else task.title end`;

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
): Promise<PageOfList & { decisions: Decision[] }> {
	const found = decisions(tx, territoryId)
		.where(inRegister(register))
		.orderBy("decision.decidedOn", "desc")
		.orderBy("committee.name")
		.orderBy("decision.number", "desc");
	const { rows, ...shown } = await readPage(found, register.filters.page, perPage);
	return { decisions: rows.map(toDecision), ...shown };
}

/** The same for what is to be done, whether or not it follows from a decision: open ones first, the most pressing first. */
export async function listTasks(tx: ReadTx, territoryId: TerritoryId, register: Register): Promise<PageOfList & { tasks: TaskDetail[] }> {
	const found = tasks(tx, territoryId)
		.where(inRegister(register))
		.orderBy(sql`task.status <> 'open'`)
		.orderBy("task.dueOn")
		.orderBy("task.id");
	const { rows, ...shown } = await readPage(found, register.filters.page, perPage);
	return { tasks: rows.map(toTaskDetail), ...shown };
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

const inRegister = (register: Register) => sql<SqlBool>`${sql.join([...ofDecision(register), ...ofTask(register)], sql` and `)}`;

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
