import { type SqlBool, sql } from "kysely";
import { holds } from "#db/predicates.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { MeetingId, PersonId, SheetId, TerritoryId } from "../kernel/ids.ts";
import { pageOf } from "../kernel/pages.ts";
import type { DecisionFilters } from "./schema.ts";
import { type Decision, type DecisionId, referenceOf, type Task, type TaskDetail, TaskId } from "./types.ts";

/** Decisions that concern a sheet, latest first, each with the task it became. Only approved minutes make decisions. */
export async function listDecisionsOfSheet(tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId): Promise<Decision[]> {
	const rows = await decisions(tx, territoryId)
		.where("decision.sheetId", "=", sheetId)
		.orderBy("decision.decidedOn", "desc")
		.orderBy("decision.number", "desc")
		.execute();
	return rows.map(toDecision);
}

/** Tasks that decisions put on a sheet: open ones first, the most pressing first. */
export async function listTasksOfSheet(tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId): Promise<TaskDetail[]> {
	const rows = await tasks(tx, territoryId)
		.where("task.sheetId", "=", sheetId)
		.orderBy(sql`task.status = 'done'`)
		.orderBy("task.dueOn")
		.execute();
	return rows.map(toTaskDetail);
}

/** What a meeting decided, in the order of its minutes. */
export async function listDecisionsOfMeeting(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId): Promise<Decision[]> {
	const rows = await decisions(tx, territoryId).where("decision.meetingId", "=", meetingId).orderBy("decision.number").execute();
	return rows.map(toDecision);
}

/** @throws NotFound also for an id that is none */
export async function getTask(tx: ReadTx, territoryId: TerritoryId, taskId: string): Promise<TaskDetail> {
	if (!TaskId.safeParse(taskId).success) throw new NotFound("not-found");
	const row = await tasks(tx, territoryId).where("task.id", "=", taskId).executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return toTaskDetail(row);
}

const decisionsPerPage = 20;

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
	const found = decisions(tx, territoryId).where(matching(register));
	const { total } = await found
		.clearSelect()
		.select(({ fn }) => fn.countAll<number>().as("total"))
		.executeTakeFirstOrThrow();
	const { offset, ...shown } = pageOf(register.filters.page, total, decisionsPerPage);
	const rows = await found
		.orderBy("decision.decidedOn", "desc")
		.orderBy("committee.name")
		.orderBy("decision.number", "desc")
		.limit(decisionsPerPage)
		.offset(offset)
		.execute();
	return { decisions: rows.map(toDecision), total, ...shown };
}

function matching({ filters, personId, today }: Register) {
	const { comite, etat, moi, q } = filters;
	const conditions = [sql<SqlBool>`true`];
	if (comite) conditions.push(sql`committee.slug = ${comite}`);
	if (etat === "done") conditions.push(sql`task.status = 'done'`);
	if (etat === "open") conditions.push(sql`task.status = 'open'`);
	if (etat === "late") conditions.push(sql`task.status = 'open' and task.due_on < ${today}::date`);
	if (moi) conditions.push(sql`task.owner_id = ${personId}::uuid`);
	if (q) conditions.push(holds(sql`decision.text || ' ' || coalesce(task.title, '')`, q));
	return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

const ofSameTerritory = (table: string) => sql<SqlBool>`${sql.ref(`${table}.territory_id`)} = decision.territory_id`;

function decisions(tx: ReadTx, territoryId: TerritoryId) {
	return tx
		.selectFrom("decision")
		.innerJoin("committee", "committee.id", "decision.committeeId")
		.leftJoin("actionSheet", (join) => join.onRef("actionSheet.id", "=", "decision.sheetId").on(ofSameTerritory("action_sheet")))
		.leftJoin("task", (join) => join.onRef("task.decisionId", "=", "decision.id").on(ofSameTerritory("task")))
		.leftJoin("person", "person.id", "task.ownerId")
		.where("decision.territoryId", "=", territoryId)
		.select([...decisionColumns, ...taskColumns]);
}

function tasks(tx: ReadTx, territoryId: TerritoryId) {
	return tx
		.selectFrom("task")
		.innerJoin("decision", "decision.id", "task.decisionId")
		.innerJoin("committee", "committee.id", "decision.committeeId")
		.leftJoin("actionSheet", (join) => join.onRef("actionSheet.id", "=", "decision.sheetId").on(ofSameTerritory("action_sheet")))
		.innerJoin("person", "person.id", "task.ownerId")
		.leftJoin("person as doer", "doer.id", "task.doneBy")
		.where("task.territoryId", "=", territoryId)
		.select([...decisionColumns, ...taskColumns, "doer.displayName as doneByName"]);
}

const decisionColumns = [
	"decision.id",
	"decision.year",
	"decision.number",
	"decision.text",
	"decision.verb",
	"decision.decidedOn",
	"decision.meetingId",
	"decision.committeeId",
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
	"task.revision as taskRevision",
] as const;

type Row = Awaited<ReturnType<ReturnType<typeof decisions>["execute"]>>[number];
type TaskRow = Awaited<ReturnType<ReturnType<typeof tasks>["execute"]>>[number];

function ruledBy(row: Row | TaskRow): Omit<Decision, "task"> {
	const { id, text, verb, decidedOn, meetingId, committeeId, committeeSlug, committeeName, sheetId } = row;
	return {
		id: id as DecisionId,
		reference: referenceOf(row),
		text,
		verb: verb as Decision["verb"],
		decidedOn: decidedOn as Day,
		meetingId: meetingId as Decision["meetingId"],
		committeeId: committeeId as Decision["committeeId"],
		committeeSlug,
		committeeName,
		sheet: sheetId
			? { id: sheetId as SheetId, slug: row.sheetSlug as string, code: row.sheetCode as string, title: row.sheetTitle as string }
			: null,
	};
}

function taskOf(row: Row | TaskRow): Task {
	return {
		id: row.taskId as TaskId,
		title: row.taskTitle as string,
		ownerId: row.ownerId as PersonId,
		ownerName: row.ownerName as string,
		dueOn: row.dueOn as Day,
		status: row.taskStatus as Task["status"],
		doneAt: row.doneAt,
		revision: row.taskRevision as number,
	};
}

const toDecision = (row: Row): Decision => ({ ...ruledBy(row), task: row.taskId ? taskOf(row) : null });
const toTaskDetail = (row: TaskRow): TaskDetail => ({ ...taskOf(row), doneByName: row.doneByName, decision: ruledBy(row) });
