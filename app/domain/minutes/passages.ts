import { textOf } from "./document.ts";
import type { DecisionBlock, Doc, DocNode, Remark, TaskBlock, VoteBlock } from "./types.ts";

const maxQuote = 300;

/** The words by which people recognise a block. */
export function wordsOf(node: DocNode): string {
	switch (node.type) {
		case "decision":
			return (node.attrs as unknown as DecisionBlock).text.trim();
		case "task":
			return (node.attrs as unknown as TaskBlock).title.trim();
		case "vote":
			return (node.attrs as unknown as VoteBlock).question.trim();
		case "attendance":
			return "Présences";
		case "linkedSheet":
			return "Fiche action citée";
		default:
			return textOf(node).trim();
	}
}

const quoteOf = (node: DocNode): string => {
	const words = wordsOf(node);
	return words.length > maxQuote ? `${words.slice(0, maxQuote)}…` : words;
};

/** What a remark quotes of the block at this place; null when the text has none there, or it says nothing. */
export function passageAt(doc: Doc, position: number): string | null {
	const node = doc.content?.[position];
	return (node && quoteOf(node)) || null;
}

/** Where a remark stands in the text of today: beside the same words, wherever they went; null once they changed. */
export function placeOf(doc: Doc, { position, quote }: Pick<Remark, "position" | "quote">): number | null {
	if (passageAt(doc, position) === quote) return position;
	const found = (doc.content ?? []).findIndex((node) => quoteOf(node) === quote);
	return found < 0 ? null : found;
}
