import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const payload = z.object({ taskId: z.string(), committeeId: z.string() });
export const taskCompleted = defineEvent("task.completed", payload);
export const taskReopened = defineEvent("task.reopened", payload);
