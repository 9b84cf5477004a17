import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { taskReopened } from "../events.ts";
import { assertDone } from "../rules.ts";
import type { TaskTurn } from "../schema.ts";
import { lockTask, saveTask } from "../store.server.ts";

/** Opens again a task that was marked as done too soon. */
export async function reopenTask(ctx: Ctx, { taskId, revision }: TaskTurn): Promise<void> {
	const { actor } = ctx;
	await inTransaction(ctx, async (tx) => {
		const task = await lockTask(tx, actor, taskId);
		assertDone(task);
		assertRevision(task, revision);
		await saveTask(tx, actor.territoryId, task, { status: "open", doneAt: null, doneBy: null });
		await recordEvent(tx, actor.territoryId, taskReopened, { taskId, committeeId: task.committeeId });
	});
}
