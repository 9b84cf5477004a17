import { type SqlBool, sql } from "kysely";
import type { SheetEffect } from "../action-sheets/types.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { CommitteeId, MeetingId, PersonId, SheetId, TerritoryId } from "../kernel/ids.ts";
import { type Decision, type DecisionId, referenceOf, type Task, type TaskDetail, type TaskId } from "./types.ts";

const ofSameTerritory = (table: string, than: string) =>
	sql<SqlBool>`${sql.ref(`${table}.territory_id`)} = ${sql.ref(`${than}.territory_id`)}`;

/** Decisions with where they were taken and the task each became, to be narrowed and ordered. */
export function decisions(tx: ReadTx, territoryId: TerritoryId) {
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

/** Tasks with what asks for them. */
export function tasks(tx: ReadTx, territoryId: TerritoryId) {
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

export const toDecision = (row: Row): Decision => ({
	...quoteOf(row),
	...placeOf(row),
	effects: row.effects as unknown as SheetEffect[],
	isConfidential: row.isConfidential,
	isWithdrawn: row.withdrawnAt !== null,
	task: row.taskId ? taskOf(row) : null,
});

export const toTaskDetail = (row: TaskRow): TaskDetail => ({
	...taskOf(row),
	...placeOf(row),
	meetingTitle: row.meetingTitle,
	doneByName: row.doneByName,
	decision: row.id ? quoteOf(row) : null,
});
