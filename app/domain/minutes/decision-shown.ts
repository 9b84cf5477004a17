import type { DecisionVerb } from "../decisions/types.ts";
import type { DecisionBlock } from "./types.ts";

/** A decision with what it names. */
export interface DecisionShown {
	verb: DecisionVerb;
	text: string;
	/** « 2026-03 », once approved. */
	reference: string | null;
	sheet: { slug: string; code: string; title: string } | null;
	/** The day to which it moves the end of its sheet. */
	newEndOn?: string | null;
	task: {
		title: string;
		ownerName: string | null;
		dueOn: string | null;
		/** Once approved, the task itself. */
		id: string | null;
		isDone: boolean;
	} | null;
}

/** What a decision may name. */
export interface Nameable {
	sheets: readonly { id: string; slug: string; code: string; title: string }[];
	owners: readonly { id: string; name: string }[];
}

/** A decision still in its text: nothing is recorded of it yet, and it may name nothing. */
export function decisionShown(block: DecisionBlock, { sheets, owners }: Nameable): DecisionShown {
	const { verb, text, sheetId, taskTitle, ownerId, dueOn, newEndOn = null } = block;
	return {
		verb,
		text,
		reference: null,
		newEndOn,
		sheet: sheets.find(({ id }) => id === sheetId) ?? null,
		task:
			taskTitle || ownerId || dueOn
				? { title: taskTitle || text, ownerName: owners.find(({ id }) => id === ownerId)?.name ?? null, dueOn, id: null, isDone: false }
				: null,
	};
}
