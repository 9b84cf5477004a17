import type { Decision, Task, TaskDetail } from "#app/domain/decisions/types.ts";
import { formatShortDay, relativeDay } from "../format.ts";
import type { Tone } from "../primitives/tone.ts";

export type TaskShown = Omit<Task, "doneAt"> & { doneAt: string | null; isLate: boolean };
export type TaskRow = Omit<TaskDetail, "doneAt"> & { doneAt: string | null; isLate: boolean };
export type DecisionRow = Omit<Decision, "task"> & { task: TaskShown | null };

export const taskTone = ({ status, isLate }: Pick<TaskShown, "status" | "isLate">): Tone =>
	status === "done" ? "success" : status === "withdrawn" ? "neutral" : isLate ? "danger" : "info";

export const taskLabel = ({ status, isLate }: Pick<TaskShown, "status" | "isLate">): string =>
	status === "done" ? "Faite" : status === "withdrawn" ? "Retirée" : isLate ? "En retard" : "À faire";

/** « 15 déc. 2026, dans 3 jours ». */
export const dueText = ({ dueOn, status }: Pick<TaskShown, "dueOn" | "status">, today: string): string =>
	status !== "open" ? formatShortDay(dueOn) : `${formatShortDay(dueOn)}, ${relativeDay(dueOn, today)}`;
