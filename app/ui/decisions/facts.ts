import type { Decision, Task, TaskDetail } from "#app/domain/decisions/types.ts";
import { formatShortDay, relativeDay } from "../format.ts";

export type TaskShown = Omit<Task, "doneAt"> & { doneAt: string | null; isLate: boolean };
export type TaskRow = Omit<TaskDetail, "doneAt"> & { doneAt: string | null; isLate: boolean };
export type DecisionRow = Omit<Decision, "task"> & { task: TaskShown | null };

/** « 15 déc. 2026, dans 3 jours ». */
export const dueText = ({ dueOn, status }: Pick<TaskShown, "dueOn" | "status">, today: string): string =>
	status !== "open" ? formatShortDay(dueOn) : `${formatShortDay(dueOn)}, ${relativeDay(dueOn, today)}`;
