import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import type { CompleteTask } from "../schema.ts";
import { finishTask } from "../steps.server.ts";

/** Says that a task is done, and what shows it. */
export async function completeTask(
	ctx: Ctx,
	{ taskId, revision, evidence = null, evidenceUrl = null }: Pick<CompleteTask, "taskId" | "revision"> & Partial<CompleteTask>,
): Promise<void> {
	await inTransaction(ctx, (tx) => finishTask(tx, ctx, { taskId, revision, evidence, evidenceUrl }));
}
