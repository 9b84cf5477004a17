import type { SheetEffect } from "../action-sheets/types.ts";
import type { Day } from "../kernel/calendar.ts";
import { type CommitteeId, type Id, idSchema, type MeetingId, type PersonId, type SheetId } from "../kernel/ids.ts";
import type { decisionVerbs } from "./verbs.ts";

export type DecisionId = Id<"Decision">;
export type TaskId = Id<"Task">;
export const TaskId = idSchema("Task");

export type DecisionVerb = (typeof decisionVerbs)[number];

/** Withdrawn: its minutes were re-opened, and approved without it. */
export const taskStatuses = ["open", "done", "withdrawn"] as const;
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
	/** What shows that it is done: words, and an address. */
	evidence: string | null;
	evidenceUrl: string | null;
	isConfidential: boolean;
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
	/** What it did to the sheet, or why it could not. */
	effects: SheetEffect[];
	isConfidential: boolean;
	/** Its minutes were re-opened, and approved without it. */
	isWithdrawn: boolean;
	task: Task | null;
}

/** A task with where it comes from: the meeting, and the decision unless it follows from none. */
export interface TaskDetail extends Task {
	doneByName: string | null;
	meetingId: MeetingId;
	meetingTitle: string;
	committeeId: CommitteeId;
	committeeSlug: string;
	committeeName: string;
	sheet: SheetLink | null;
	decision: Pick<Decision, "id" | "reference" | "text" | "verb" | "decidedOn"> | null;
}

export interface TaskToRecord {
	title: string;
	ownerId: PersonId;
	dueOn: Day;
}

/** What committees decided when they approved their minutes: one row a decision, as its meeting ruled it. */
export interface DecisionToRecord {
	/** The number it bears already. */
	reference: string | null;
	verb: DecisionVerb;
	text: string;
	sheetId: SheetId | null;
	newEndOn: Day | null;
	isConfidential: boolean;
	task: TaskToRecord | null;
}

/** Something to do that follows from no decision. */
export interface LoneTaskToRecord extends TaskToRecord {
	sheetId: SheetId | null;
	isConfidential: boolean;
}
