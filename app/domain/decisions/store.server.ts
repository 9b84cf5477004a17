import type { Tx } from "../kernel/context.server.ts";
import { Forbidden, NotFound } from "../kernel/errors.ts";
import type { CommitteeId, PersonId, TerritoryId } from "../kernel/ids.ts";
import type { TaskId, TaskStatus } from "./types.ts";

export interface LockedTask {
	id: TaskId;
	ownerId: PersonId;
	committeeId: CommitteeId;
	status: TaskStatus;
	revision: number;
}

/** @throws NotFound; Forbidden for who sees the task and, as a reader, may not touch it: the database locks no row for them */
export async function lockTask(tx: Tx, territoryId: TerritoryId, taskId: TaskId): Promise<LockedTask> {
	const tasks = tx.selectFrom("task").where("territoryId", "=", territoryId).where("id", "=", taskId);
	const row = await tasks.select(["id", "ownerId", "committeeId", "status", "revision"]).forUpdate().executeTakeFirst();
	if (!row) throw (await tasks.select("id").executeTakeFirst()) ? new Forbidden("task.reader") : new NotFound("not-found");
	return row as LockedTask;
}

export async function saveTask(
	tx: Tx,
	territoryId: TerritoryId,
	task: LockedTask,
	turn: { status: TaskStatus; doneAt: Date | null; doneBy: PersonId | null; evidence?: string | null; evidenceUrl?: string | null },
): Promise<void> {
	await tx
		.updateTable("task")
		.set({ ...turn, revision: task.revision + 1 })
		.where("territoryId", "=", territoryId)
		.where("id", "=", task.id)
		.execute();
}
