import { nearest, plain } from "./cells.ts";

/** People are written « Claire Le Goff » or « LE GOFF Claire »: words count, not their order. */
const byWords = (name: string) => plain(name).split(" ").sort().join(" ");

export type Match<Id> = { id: Id } | { refused: "unknown" | "ambiguous"; suggestion?: string };

/** Beyond so many unknown names, it is the column that is wrong, and looking for the nearest would take minutes. */
const mostSuggested = 500;

/** Finds named things by the text of a cell. */
export function nameIndex<Id>(known: readonly { id: Id; name: string }[], { anyOrder = false } = {}) {
	const keyOf = anyOrder ? byWords : plain;
	const byKey = Map.groupBy(known, ({ name }) => keyOf(name));
	const names = known.map(({ name }) => name);
	const told = new Map<string, Match<Id>>();
	const match = (text: string): Match<Id> => {
		const found = byKey.get(keyOf(text)) ?? [];
		if (found.length === 1) return { id: (found[0] as { id: Id }).id };
		return found.length > 1
			? { refused: "ambiguous" }
			: { refused: "unknown", suggestion: told.size < mostSuggested ? nearest(text, names) : undefined };
	};
	// the same few names come back on thousands of lines
	return (text: string): Match<Id> => {
		const answer = told.get(text) ?? match(text);
		told.set(text, answer);
		return answer;
	};
}
