import { sql } from "kysely";
import { applyRuling } from "../action-sheets/steps.server.ts";
import type { Day } from "../kernel/calendar.ts";
import type { Ctx, Tx } from "../kernel/context.server.ts";
import { assertRevision } from "../kernel/errors.ts";
import { type CommitteeId, type MeetingId, newId, type PersonId, type TerritoryId } from "../kernel/ids.ts";
import { recordEvent } from "../kernel/record-event.server.ts";
import { taskCompleted } from "./events.ts";
import { recordLoneTasks, recordTaskOf, withdrawTasksOf } from "./record-tasks.server.ts";
import { assertOpen } from "./rules.ts";
import type { CompleteTask } from "./schema.ts";
import { lockTask, saveTask } from "./store.server.ts";
import { type DecisionId, type DecisionToRecord, type LoneTaskToRecord, referenceOf } from "./types.ts";

/** Says that a task is done. Here and not in a command, because the link of a mail says it too, and is used up by the same transaction. */
export async function finishTask(tx: Tx, { actor, now }: Ctx, { taskId, revision, evidence, evidenceUrl }: CompleteTask): Promise<void> {
	const { territoryId, personId } = actor;
	const task = await lockTask(tx, actor, taskId);
	assertOpen(task);
	assertRevision(task, revision);
	await saveTask(tx, territoryId, task, { status: "done", doneAt: now, doneBy: personId, evidence, evidenceUrl });
	await recordEvent(tx, territoryId, taskCompleted, { taskId, committeeId: task.committeeId });
}

export interface RuledAt {
	territoryId: TerritoryId;
	committeeId: CommitteeId;
	committeeName: string;
	meetingId: MeetingId;
	minutesId: string;
	decidedOn: Day;
	/** Who approves; null for silence. */
	personId: PersonId | null;
	now: Date;
}

interface Outcome {
	decisions: readonly DecisionToRecord[];
	tasks: readonly LoneTaskToRecord[];
}

/**
 * Writes the decisions of minutes, the tasks they become and what they do to sheets, inside the transaction that approves the minutes:
 * none may exist without the others. Numbers follow one another in a committee and a year. Minutes that replace re-opened ones keep
 * the numbers that their text still bears; what it no longer says is withdrawn, not erased.
 * @returns the references, in the order of the decisions
 */
export async function recordOutcome(tx: Tx, at: RuledAt, { decisions, tasks }: Outcome): Promise<string[]> {
	const known = await tx
		.selectFrom("decision")
		.select(["id", "year", "number", "effects"])
		.where("territoryId", "=", at.territoryId)
		.where("meetingId", "=", at.meetingId)
		.forUpdate()
		.execute();
	const free = await nextNumber(tx, at, decisions.length);
	const references: string[] = [];
	for (const decision of decisions) {
		const index = known.findIndex((row) => referenceOf(row) === decision.reference);
		const [old] = index < 0 ? [] : known.splice(index, 1);
		const row = old ?? { id: newId<DecisionId>() as string, ...free() };
		await saveDecision(tx, at, row, decision, old !== undefined);
		await recordTaskOf(tx, at, row.id, decision);
		await rule(tx, at, { ...row, effects: old?.effects ?? [] }, decision);
		references.push(referenceOf(row));
	}
	await withdraw(
		tx,
		at,
		known.map(({ id }) => id),
	);
	await recordLoneTasks(tx, at, tasks);
	return references;
}

/** Two meetings of one committee approved at once take their numbers in turn. */
async function nextNumber(tx: Tx, { territoryId, committeeId, decidedOn }: RuledAt, wanted: number) {
	const year = Number(decidedOn.slice(0, 4));
	if (wanted > 0) await sql`select pg_advisory_xact_lock(hashtextextended(${`decision ${committeeId} ${year}`}, 0))`.execute(tx);
	const { last } = await tx
		.selectFrom("decision")
		.select(({ fn }) => fn.coalesce(fn.max("number"), sql<number>`0`).as("last"))
		.where("territoryId", "=", territoryId)
		.where("committeeId", "=", committeeId)
		.where("year", "=", year)
		.executeTakeFirstOrThrow();
	let number = last;
	return () => ({ year, number: ++number });
}

async function saveDecision(
	tx: Tx,
	{ territoryId, committeeId, meetingId, minutesId, decidedOn }: RuledAt,
	{ id, year, number }: { id: string; year: number; number: number },
	{ verb, text, sheetId, isConfidential }: DecisionToRecord,
	isKnown: boolean,
): Promise<void> {
	const says = { verb, text, sheetId, isConfidential, minutesId, withdrawnAt: null };
	if (isKnown) await tx.updateTable("decision").set(says).where("territoryId", "=", territoryId).where("id", "=", id).execute();
	else {
		await tx
			.insertInto("decision")
			.values({ ...says, id, territoryId, committeeId, meetingId, decidedOn, year, number })
			.execute();
	}
}

/** Does to the sheet what was decided, and keeps on the decision what it did. */
async function rule(
	tx: Tx,
	at: RuledAt,
	{ id, effects, ...numbered }: { id: string; year: number; number: number; effects: unknown },
	{ sheetId, verb, newEndOn }: DecisionToRecord,
): Promise<void> {
	if (!sheetId) return;
	const done = await applyRuling(tx, at, {
		sheetId,
		decisionId: id,
		because: `Décision n°\u00a0${referenceOf(numbered)}, ${at.committeeName}`,
		decidedOn: at.decidedOn,
		verb,
		newEndOn,
	});
	if (done.length === 0) return;
	const before = (effects as { kind: string }[]).filter(({ kind }) => kind !== "refused");
	await tx
		.updateTable("decision")
		.set({ effects: JSON.stringify([...before, ...done]) })
		.where("territoryId", "=", at.territoryId)
		.where("id", "=", id)
		.execute();
}

async function withdraw(tx: Tx, at: RuledAt, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await tx
		.updateTable("decision")
		.set({ withdrawnAt: at.now })
		.where("territoryId", "=", at.territoryId)
		.where("id", "in", ids)
		.where("withdrawnAt", "is", null)
		.execute();
	await withdrawTasksOf(tx, at.territoryId, ids);
}
