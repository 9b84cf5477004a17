import { nearest, plain } from "./cells.ts";

/** People are written « Claire Le Goff » or « LE GOFF Claire »: words count, not their order. */
const byWords = (name: string) => plain(name).split(" ").sort().join(" ");

export type Match<Id> = { id: Id } | { refused: "unknown" | "ambiguous"; suggestion?: string };

/** Finds named things by the text of a cell. */
export function nameIndex<Id>(known: readonly { id: Id; name: string }[], { anyOrder = false } = {}) {
	const keyOf = anyOrder ? byWords : plain;
	const byKey = Map.groupBy(known, ({ name }) => keyOf(name));
	const names = known.map(({ name }) => name);
	return (text: string): Match<Id> => {
		const found = byKey.get(keyOf(text)) ?? [];
		if (found.length === 1) return { id: (found[0] as { id: Id }).id };
		return found.length > 1 ? { refused: "ambiguous" } : { refused: "unknown", suggestion: nearest(text, names) };
	};
}
