import type { DecisionToRecord } from "../decisions/types.ts";
import { Conflict, RuleViolation } from "../kernel/errors.ts";
import { decisionsIn, maxTaskTitle, textOf } from "./document.ts";
import type { DecisionBlock, Doc, Minutes, MinutesStatus } from "./types.ts";

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

export interface Surroundings {
	isCancelled: boolean;
	/** How many people's presence or absence is recorded. */
	attendanceCount: number;
	/** Sheets of the territory, and people who work there today. */
	sheetIds: ReadonlySet<string>;
	ownerIds: ReadonlySet<string>;
}

/** What keeps a text from being submitted, as codes; nothing when it is ready. Checked again when it is approved. */
export function defectsOf(doc: Doc, { isCancelled, attendanceCount, sheetIds, ownerIds }: Surroundings): string[] {
	const decisions = decisionsIn(doc);
	const found = {
		"minutes.meeting-cancelled": isCancelled,
		"minutes.empty": decisions.length === 0 && !hasWords(doc),
		"minutes.attendance-missing": attendanceCount === 0,
		"minutes.decision-without-text": decisions.some(({ text }) => text.trim() === ""),
		"minutes.decision-sheet-unknown": decisions.some(({ sheetId }) => sheetId !== null && !sheetIds.has(sheetId)),
		"minutes.task-incomplete": decisions.some((decision) => isTaskBegun(decision) && !isTaskComplete(decision)),
		"minutes.task-owner-unknown": decisions.some(({ ownerId }) => ownerId !== null && !ownerIds.has(ownerId)),
	};
	return Object.entries(found).flatMap(([code, isFound]) => (isFound ? [code] : []));
}

export function assertReady(doc: Doc, surroundings: Surroundings): void {
	const [first] = defectsOf(doc, surroundings);
	if (first) throw new RuleViolation(first);
}

/** Headings alone are an agenda, not minutes. */
const hasWords = (doc: Doc): boolean => (doc.content ?? []).some((node) => node.type !== "heading" && textOf(node).trim() !== "");

const isTaskBegun = ({ taskTitle, ownerId, dueOn }: DecisionBlock) => Boolean(taskTitle?.trim()) || ownerId !== null || dueOn !== null;
const isTaskComplete = ({ ownerId, dueOn }: DecisionBlock) => ownerId !== null && dueOn !== null;

/** What the decisions of a ready text become. A task without a title of its own bears the decision's. */
export const decisionsToRecord = (doc: Doc): DecisionToRecord[] =>
	decisionsIn(doc).map(({ verb, text, sheetId, taskTitle, ownerId, dueOn }) => ({
		verb,
		text: text.trim(),
		sheetId,
		task: ownerId && dueOn ? { title: taskTitle?.trim() || text.trim().slice(0, maxTaskTitle), ownerId, dueOn } : null,
	}));
