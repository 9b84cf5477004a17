import type { AgendaPoint, AgendaPointId, PointOutcome } from "./types.ts";

/** What the text of minutes is made of, as far as headings and what stands under them go. */
interface TextNode {
	type: string;
	text?: string;
	content?: readonly TextNode[];
}

/**
 * What the minutes say of each point: a heading with nothing under it was not treated. A point without a heading of its own is not
 * told of: someone took it out of the text, and knows why.
 */
export function outcomesFrom(
	points: readonly Pick<AgendaPoint, "id" | "position" | "title">[],
	doc: { content?: readonly TextNode[] },
): Map<AgendaPointId, PointOutcome> {
	const blocks = doc.content ?? [];
	const outcomes = new Map<AgendaPointId, PointOutcome>();
	for (const { id, position, title } of points) {
		const at = blocks.findIndex((block) => block.type === "heading" && isHeadingOf(wordsOf(block), position, title));
		if (at === -1) continue;
		const after = blocks.slice(at + 1);
		const end = after.findIndex(({ type }) => type === "heading");
		outcomes.set(id, after.slice(0, end === -1 ? undefined : end).some(saysSomething) ? "treated" : "not_treated");
	}
	return outcomes;
}

/** The skeleton numbers its headings; people renumber them. */
const isHeadingOf = (heading: string, position: number, title: string): boolean =>
	heading.startsWith(`${position}. ${title}`) || heading.replace(/^\d+\.\s*/, "").startsWith(title);

/** Decisions, votes and the like say something without a word of text. */
const saysSomething = (block: TextNode): boolean => block.type !== "paragraph" || wordsOf(block).trim() !== "";

const wordsOf = ({ text = "", content = [] }: TextNode): string => text + content.map(wordsOf).join("");
