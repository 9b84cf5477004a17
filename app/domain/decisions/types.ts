import type { Day } from "../kernel/calendar.ts";
import { type CommitteeId, type Id, idSchema, type MeetingId, type PersonId, type SheetId } from "../kernel/ids.ts";

export type DecisionId = Id<"Decision">;
export type TaskId = Id<"Task">;
export const TaskId = idSchema("Task");

/** What a committee may say of what it was asked. */
export const decisionVerbs = ["validated", "validated_with_changes", "deferred", "rejected"] as const;
export type DecisionVerb = (typeof decisionVerbs)[number];

export const taskStatuses = ["open", "done"] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** How people quote a decision: « 2026-03 », the third of its committee that year. */
export const referenceOf = ({ year, number }: { year: number; number: number }): string => `${year}-${String(number).padStart(2, "0")}`;

export interface SheetLink {
	id: SheetId;
	slug: string;
	code: string;
	title: string;
}

export interface Task {
	id: TaskId;
	title: string;
	ownerId: PersonId;
	ownerName: string;
	dueOn: Day;
	status: TaskStatus;
	doneAt: Date | null;
	revision: number;
}

export interface Decision {
	id: DecisionId;
	/** « 2026-03 », unique in its committee. */
	reference: string;
	text: string;
	verb: DecisionVerb;
	decidedOn: Day;
	meetingId: MeetingId;
	committeeId: CommitteeId;
	committeeSlug: string;
	committeeName: string;
	sheet: SheetLink | null;
	task: Task | null;
}

/** A task with where it comes from. */
export interface TaskDetail extends Task {
	doneByName: string | null;
	decision: Omit<Decision, "task">;
}

/** What committees decided when they approved their minutes: one row a decision, as its meeting ruled it. */
export interface DecisionToRecord {
	verb: DecisionVerb;
	text: string;
	sheetId: SheetId | null;
	task: { title: string; ownerId: PersonId; dueOn: Day } | null;
}
