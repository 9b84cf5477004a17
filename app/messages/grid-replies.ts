import type { ExpectedState, RowOutcome, TypedField } from "#app/domain/campaigns/types.ts";
import { sentenceOf } from "./sentences.ts";

/** What became of a row of the grid, with its refusal in French. */
export interface RowReply {
	expectedId: string;
	kind: RowOutcome["kind"];
	/** As the grid shows it once saved. */
	value?: string;
	state?: ExpectedState;
	revision?: number;
	field?: TypedField;
	sentence?: string;
}

export function rowReplyOf(outcome: RowOutcome): RowReply {
	if (outcome.kind !== "refused") return outcome;
	const { expectedId, kind, field, code, stored } = outcome;
	const sentence = stored ? `${sentenceOf(code)} Valeur enregistrée : ${stored.value}.` : sentenceOf(code);
	// after a conflict the next save is a deliberate replacement, on what now stands
	return { expectedId, kind, field, sentence, revision: stored?.revision };
}
