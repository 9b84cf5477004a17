import type { DecisionToRecord, LoneTaskToRecord } from "../decisions/types.ts";
import type { Day } from "../kernel/calendar.ts";
import { Conflict, RuleViolation } from "../kernel/errors.ts";
import { checkDoc, decisionsIn, maxTaskTitle, tasksIn } from "./document.ts";
import type { Doc, Minutes, MinutesStatus } from "./types.ts";

/** The way of a text: draft → submitted → (changes requested → submitted)* → approved, and then nothing. */
const transitions = {
	save: { draft: "draft", changes_requested: "changes_requested" },
	submit: { draft: "submitted", changes_requested: "submitted" },
	requestChanges: { submitted: "changes_requested" },
	approve: { submitted: "approved" },
} as const satisfies Record<string, Partial<Record<MinutesStatus, MinutesStatus>>>;
export type MinutesAct = keyof typeof transitions;

const nextOf = (act: MinutesAct, status: MinutesStatus): MinutesStatus | undefined =>
	(transitions[act] as Partial<Record<MinutesStatus, MinutesStatus>>)[status];

export const isPossible = (act: MinutesAct, status: MinutesStatus): boolean => nextOf(act, status) !== undefined;

/** The state after this act. @throws RuleViolation when the text is not there yet, or past it */
export function statusAfter(act: MinutesAct, status: MinutesStatus): MinutesStatus {
	const next = nextOf(act, status);
	if (next) return next;
	if (status === "approved") throw new RuleViolation(act === "approve" ? "minutes.already-approved" : "minutes.frozen");
	throw new RuleViolation(status === "submitted" ? "minutes.awaiting-approval" : "minutes.not-submitted");
}

/** One answers for the text one has read. @throws Conflict when it moved since */
export function assertSameText(minutes: Pick<Minutes, "revision">, seen: number): void {
	if (minutes.revision !== seen) throw new Conflict("minutes.moved", { revision: minutes.revision });
}

/** Remarks, observations and errata each have their time. */
export function assertReviewable(status: MinutesStatus): void {
	if (status === "approved") throw new RuleViolation("minutes.already-approved");
	if (status !== "submitted") throw new RuleViolation("minutes.not-submitted");
}
export function assertObservable(status: MinutesStatus, until: Day, today: Day): void {
	assertReviewable(status);
	if (today > until) throw new RuleViolation("minutes.observations-over");
}
export function assertApproved(status: MinutesStatus): void {
	if (status !== "approved") throw new RuleViolation("minutes.not-approved");
}

/** What the decisions of a ready text become. A task without a title of its own bears the decision's. */
export const decisionsToRecord = (doc: Doc): DecisionToRecord[] =>
	decisionsIn(doc).map(({ verb, text, sheetId, taskTitle, ownerId, dueOn, newEndOn = null, reference = null, isConfidential }) => ({
		reference,
		verb,
		text: text.trim(),
		sheetId,
		newEndOn,
		isConfidential,
		task: ownerId && dueOn ? { title: taskTitle?.trim() || text.trim().slice(0, maxTaskTitle), ownerId, dueOn } : null,
	}));

export const tasksToRecord = (doc: Doc): LoneTaskToRecord[] =>
	tasksIn(doc).flatMap(({ title, sheetId, ownerId, dueOn, isConfidential }) =>
		ownerId && dueOn ? [{ title: title.trim(), sheetId, ownerId, dueOn, isConfidential }] : [],
	);

/** A text taken up again after it was approved: each decision bears the number it has. */
export function withReferences(doc: Doc, references: readonly string[]): Doc {
	let next = 0;
	const content = (doc.content ?? []).map((node) =>
		node.type === "decision" ? { ...node, attrs: { ...node.attrs, reference: references[next++] ?? null } } : node,
	);
	return checkDoc({ ...doc, content });
}
