import { sql } from "kysely";
import type { Day } from "../kernel/calendar.ts";
import type { Tx } from "../kernel/context.server.ts";
import { type CommitteeId, type MeetingId, newId, type TerritoryId } from "../kernel/ids.ts";
import { type DecisionToRecord, referenceOf } from "./types.ts";

interface RuledAt {
	territoryId: TerritoryId;
	committeeId: CommitteeId;
	meetingId: MeetingId;
	minutesId: string;
	decidedOn: Day;
}

/**
 * Writes the decisions of minutes and the tasks they become, inside the transaction that approves the minutes: neither may exist
 * without the other. Numbers follow one another in a committee and a year.
 * @returns the references, in the order of the decisions
 */
export async function recordDecisions(tx: Tx, at: RuledAt, decisions: readonly DecisionToRecord[]): Promise<string[]> {
	if (decisions.length === 0) return [];
	const { territoryId, committeeId, meetingId, minutesId, decidedOn } = at;
	const year = Number(decidedOn.slice(0, 4));
	// two meetings of one committee approved at once take their numbers in turn
	await sql`select pg_advisory_xact_lock(hashtextextended(${`decision ${committeeId} ${year}`}, 0))`.execute(tx);
	const { last } = await tx
		.selectFrom("decision")
		.select(({ fn }) => fn.coalesce(fn.max("number"), sql<number>`0`).as("last"))
		.where("territoryId", "=", territoryId)
		.where("committeeId", "=", committeeId)
		.where("year", "=", year)
		.executeTakeFirstOrThrow();
	const rows = decisions.map(({ task, ...decision }, index) => ({ ...decision, task, id: newId(), year, number: last + index + 1 }));
	await tx
		.insertInto("decision")
		.values(rows.map(({ task: _task, ...row }) => ({ ...row, territoryId, committeeId, meetingId, minutesId, decidedOn })))
		.execute();
	const tasks = rows.flatMap(({ task, id, sheetId }) =>
		task ? [{ id: newId(), territoryId, committeeId, decisionId: id, sheetId, ...task }] : [],
	);
	if (tasks.length > 0) await tx.insertInto("task").values(tasks).execute();
	return rows.map(referenceOf);
}
