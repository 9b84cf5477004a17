import type { Actor } from "../kernel/actor.ts";
import type { Tx } from "../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../kernel/errors.ts";
import type { CommitteeId, PersonId, TerritoryId } from "../kernel/ids.ts";
import { completeTask } from "./policy.ts";
import type { TaskId, TaskStatus } from "./types.ts";

export interface LockedTask {
	id: TaskId;
	ownerId: PersonId;
	committeeId: CommitteeId;
	status: TaskStatus;
	revision: number;
}

/** The task, locked for whoever may say what became of it; the right is judged first, since the wall hides from a lock what one only reads. */
export async function lockTask(tx: Tx, actor: Actor, taskId: TaskId): Promise<LockedTask> {
	const tasks = tx
		.selectFrom("task")
		.select(["id", "ownerId", "committeeId", "status", "revision"])
		.where("territoryId", "=", actor.territoryId)
		.where("id", "=", taskId);
	const found = await tasks.executeTakeFirst();
	if (!found) throw new NotFound("not-found");
	assertAllowed(completeTask(actor, found as LockedTask));
	const task = (await tasks.forUpdate().executeTakeFirstOrThrow()) as LockedTask;
	// it may have passed to somebody else since
	assertAllowed(completeTask(actor, task));
	return task;
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
