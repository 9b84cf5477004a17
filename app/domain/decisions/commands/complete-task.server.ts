import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { taskCompleted } from "../events.ts";
import { assertOpen } from "../rules.ts";
import type { CompleteTask } from "../schema.ts";
import { lockTask, saveTask } from "../store.server.ts";

/** Says that a task is done, and what shows it. */
export async function completeTask(
	ctx: Ctx,
	{ taskId, revision, evidence = null, evidenceUrl = null }: Pick<CompleteTask, "taskId" | "revision"> & Partial<CompleteTask>,
): Promise<void> {
	const { actor } = ctx;
	await inTransaction(ctx, async (tx) => {
		const task = await lockTask(tx, actor, taskId);
		assertOpen(task);
		assertRevision(task, revision);
		await saveTask(tx, actor.territoryId, task, { status: "done", doneAt: ctx.now, doneBy: actor.personId, evidence, evidenceUrl });
		await recordEvent(tx, actor.territoryId, taskCompleted, { taskId, committeeId: task.committeeId });
	});
}
