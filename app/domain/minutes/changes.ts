import canonicalize from "canonicalize";
import { textOf } from "./document.ts";
import type { DecisionBlock, Doc, DocNode } from "./types.ts";

export interface Change {
	kind: "added" | "removed";
	/** Words of the block, for a reader in a hurry. */
	text: string;
	isDecision: boolean;
}

/** Above this many comparisons the answer would cost more than it helps. */
const maxComparisons = 1_000_000;

/**
 * What differs from one version of a text to the next, block by block: a block that was reworded counts as one removed and one added.
 * Null when the two are too long and too unlike to compare.
 */
export function changesBetween(before: Doc, after: Doc): Change[] | null {
	let old = keyed(before);
	let now = keyed(after);
	while (old.length > 0 && now.length > 0 && old[0]?.key === now[0]?.key) [old, now] = [old.slice(1), now.slice(1)];
	while (old.length > 0 && now.length > 0 && old.at(-1)?.key === now.at(-1)?.key) [old, now] = [old.slice(0, -1), now.slice(0, -1)];
	if (old.length * now.length > maxComparisons) return null;

	// longest common subsequence, from the end
	const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
	const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
	for (let i = old.length - 1; i >= 0; i--) {
		for (let j = now.length - 1; j >= 0; j--) {
			(lengths[i] as Uint32Array)[j] = old[i]?.key === now[j]?.key ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
		}
	}
	const changes: Change[] = [];
	for (let i = 0, j = 0; i < old.length || j < now.length; ) {
		const [left, right] = [old[i], now[j]];
		if (left && right && left.key === right.key) {
			i++;
			j++;
		} else if (left && (!right || at(i + 1, j) >= at(i, j + 1))) {
			changes.push(changeOf("removed", left.node));
			i++;
		} else if (right) {
			changes.push(changeOf("added", right.node));
			j++;
		}
	}
	return changes;
}

/** Blank paragraphs come and go without meaning. */
const keyed = (doc: Doc) =>
	(doc.content ?? [])
		.filter((node) => node.type === "decision" || textOf(node).trim() !== "")
		.map((node) => ({ node, key: canonicalize(node) }));

const changeOf = (kind: Change["kind"], node: DocNode): Change => ({
	kind,
	text: node.type === "decision" ? (node.attrs as unknown as DecisionBlock).text : textOf(node).trim(),
	isDecision: node.type === "decision",
});
