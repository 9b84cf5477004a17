import type { Day } from "../kernel/calendar.ts";
import { RuleViolation } from "../kernel/errors.ts";
import type { TaskStatus } from "./types.ts";

/** Due today is not late: the day belongs to whoever works it. */
export const isLate = ({ status, dueOn }: { status: TaskStatus; dueOn: Day }, today: Day): boolean => status === "open" && dueOn < today;

export function assertOpen({ status }: { status: TaskStatus }): void {
	if (status === "withdrawn") throw new RuleViolation("task.withdrawn");
	if (status !== "open") throw new RuleViolation("task.already-done");
}

export function assertDone({ status }: { status: TaskStatus }): void {
	if (status === "withdrawn") throw new RuleViolation("task.withdrawn");
	if (status !== "done") throw new RuleViolation("task.already-open");
}
