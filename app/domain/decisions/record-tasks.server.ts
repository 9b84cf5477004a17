import type { Tx } from "../kernel/context.server.ts";
import { type CommitteeId, type MeetingId, newId, type TerritoryId } from "../kernel/ids.ts";
import type { DecisionToRecord, LoneTaskToRecord, TaskId, TaskToRecord } from "./types.ts";

interface At {
	territoryId: TerritoryId;
	committeeId: CommitteeId;
	meetingId: MeetingId;
}
interface Known {
	id: string;
	title: string;
	status: string;
	revision: number;
}

/** The task that a decision gives. One that is done stays done; one that the decision no longer gives is withdrawn. */
export async function recordTaskOf(tx: Tx, at: At, decisionId: string, { task, sheetId, isConfidential }: DecisionToRecord): Promise<void> {
	const known = await tx
		.selectFrom("task")
		.select(["id", "title", "status", "revision"])
		.where("territoryId", "=", at.territoryId)
		.where("decisionId", "=", decisionId)
		.forUpdate()
		.executeTakeFirst();
	if (task) await save(tx, at, known, { ...task, sheetId, isConfidential, decisionId });
	else if (known) await withdrawTasksOf(tx, at.territoryId, [decisionId]);
}

/** The tasks that follow from no decision. Where minutes replace others, a task is known by its title: it has no number. */
export async function recordLoneTasks(tx: Tx, at: At, tasks: readonly LoneTaskToRecord[]): Promise<void> {
	const known: Known[] = await tx
		.selectFrom("task")
		.select(["id", "title", "status", "revision"])
		.where("territoryId", "=", at.territoryId)
		.where("meetingId", "=", at.meetingId)
		.where("decisionId", "is", null)
		.forUpdate()
		.execute();
	for (const task of tasks) {
		const index = known.findIndex(({ title }) => title === task.title);
		const [old] = index < 0 ? [] : known.splice(index, 1);
		await save(tx, at, old, { ...task, decisionId: null });
	}
	const gone = known.filter(({ status }) => status === "open").map(({ id }) => id);
	if (gone.length > 0)
		await tx.updateTable("task").set({ status: "withdrawn" }).where("territoryId", "=", at.territoryId).where("id", "in", gone).execute();
}

/** What is to be done by decisions that are withdrawn is to be done no more. */
export async function withdrawTasksOf(tx: Tx, territoryId: TerritoryId, decisionIds: readonly string[]): Promise<void> {
	await tx
		.updateTable("task")
		.set({ status: "withdrawn" })
		.where("territoryId", "=", territoryId)
		.where("decisionId", "in", decisionIds)
		.where("status", "=", "open")
		.execute();
}

type Saved = TaskToRecord & Pick<LoneTaskToRecord, "sheetId" | "isConfidential"> & { decisionId: string | null };

async function save(tx: Tx, at: At, known: Known | undefined, task: Saved): Promise<void> {
	if (!known) {
		const { territoryId, committeeId, meetingId } = at;
		await tx
			.insertInto("task")
			.values({ id: newId<TaskId>(), territoryId, committeeId, meetingId, ...task })
			.execute();
		return;
	}
	await tx
		.updateTable("task")
		.set({ ...task, status: known.status === "withdrawn" ? "open" : known.status, revision: known.revision + 1 })
		.where("territoryId", "=", at.territoryId)
		.where("id", "=", known.id)
		.execute();
}
