import { finishTask } from "../../decisions/steps.server.ts";
import type { TaskId } from "../../decisions/types.ts";
import { actByMail, type ByMail } from "../act-by-mail.server.ts";
import type { CompleteTaskFromMail } from "../schema.ts";

/** Marks the task of a reminder as done, from the mail. */
export const completeTaskByMail = (by: ByMail, { revision, evidence }: CompleteTaskFromMail): Promise<void> =>
	actByMail(by, "complete-task", (tx, ctx, taskId) =>
		finishTask(tx, ctx, { taskId: taskId as TaskId, revision, evidence, evidenceUrl: null }),
	);
