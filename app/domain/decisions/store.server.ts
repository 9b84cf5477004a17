import type { Tx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { CommitteeId, PersonId, TerritoryId } from "../kernel/ids.ts";
import type { TaskId, TaskStatus } from "./types.ts";

export interface LockedTask {
	id: TaskId;
	ownerId: PersonId;
	committeeId: CommitteeId;
	status: TaskStatus;
	revision: number;
}

/** @throws NotFound */
export async function lockTask(tx: Tx, territoryId: TerritoryId, taskId: TaskId): Promise<LockedTask> {
	const row = await tx
		.selectFrom("task")
		.select(["id", "ownerId", "committeeId", "status", "revision"])
		.where("territoryId", "=", territoryId)
		.where("id", "=", taskId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as LockedTask;
}

export async function saveTask(
	tx: Tx,
	territoryId: TerritoryId,
	task: LockedTask,
	turn: { status: TaskStatus; doneAt: Date | null; doneBy: PersonId | null },
): Promise<void> {
	await tx
		.updateTable("task")
		.set({ ...turn, revision: task.revision + 1 })
		.where("territoryId", "=", territoryId)
		.where("id", "=", task.id)
		.execute();
}
