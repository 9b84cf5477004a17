import type { DecisionBlock } from "#app/domain/minutes/types.ts";
import type { DecisionShown } from "../minutes/decision-card.tsx";

/** What a decision may name. */
export interface Choices {
	sheets: readonly { id: string; slug: string; code: string; title: string }[];
	owners: readonly { id: string; name: string; organisation: string; isOfCommittee: boolean }[];
}

/** A decision of the text with what it names. */
export function shownOf(attrs: Record<string, unknown> | undefined, { sheets, owners }: Choices): DecisionShown {
	const { verb, text, sheetId, taskTitle, ownerId, dueOn } = attrs as unknown as DecisionBlock;
	return {
		verb,
		text,
		reference: null,
		sheet: sheets.find(({ id }) => id === sheetId) ?? null,
		task:
			taskTitle || ownerId || dueOn
				? { title: taskTitle || text, ownerName: owners.find(({ id }) => id === ownerId)?.name ?? null, dueOn, id: null, isDone: false }
				: null,
	};
}
