import { hiddenPointTitle } from "../meetings/types.ts";
import { checkDoc, textOf } from "./document.ts";
import type { Doc, DocNode } from "./types.ts";

/*
 * What those outside the committee read of minutes: the same text, less what the committee keeps to itself. A passage, a decision, a
 * task or a vote is marked in the text; a point of the agenda is marked in the agenda, and takes with it all that was written under its
 * heading.
 */

interface Point {
	title: string;
	isConfidential?: boolean;
}

const titlesOf = (points: readonly Point[]) => points.filter(({ isConfidential }) => isConfidential).map(({ title }) => plain(title));
const plain = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();

/** A heading, also one that stands first in a confidential passage. */
function headingOf(node: DocNode): DocNode | null {
	const first = node.type === "confidential" ? node.content?.[0] : node;
	return first?.type === "heading" ? first : null;
}

/** The heading of a confidential point in the skeleton, read in every cut. */
const neutral = new RegExp(`^(?:\\d+\\. ?)?${plain(hiddenPointTitle)}$`);

/**
 * Each block of a text, and whether it leaves the committee. A confidential point ends at the next heading of its rank; it is known by
 * the neutral heading that the skeleton gives it, which stays, or by its own title, which goes.
 */
function* sorted(doc: Doc, points: readonly Point[]): Generator<{ node: DocNode; isOpen: boolean }> {
	const titles = titlesOf(points);
	let closedUnder: number | null = null;
	for (const node of doc.content ?? []) {
		const heading = headingOf(node);
		if (heading) {
			const level = Number(heading.attrs?.level ?? 2);
			const words = plain(textOf(heading));
			if (titles.some((title) => words.includes(title))) closedUnder = Math.min(level, closedUnder ?? level);
			// a heading within a passage opens nothing
			else if (node === heading && closedUnder !== null && level <= closedUnder) closedUnder = null;
			if (node === heading && closedUnder === null && neutral.test(words)) {
				closedUnder = level;
				yield { node, isOpen: true };
				continue;
			}
		}
		yield { node, isOpen: closedUnder === null && node.type !== "confidential" && node.attrs?.isConfidential !== true };
	}
}

/** The text with its records marked as what they become: one written under a confidential point is as confidential as the point. */
export function confide(doc: Doc, points: readonly Point[]): Doc {
	const content = [...sorted(doc, points)].map(({ node, isOpen }) =>
		!isOpen && node.attrs && "isConfidential" in node.attrs ? { ...node, attrs: { ...node.attrs, isConfidential: true } } : node,
	);
	return checkDoc({ type: "doc", content });
}

interface Whole {
	agenda: readonly { title: string }[];
	doc: Doc;
	/** Of a frozen text. */
	salt?: string;
	/** References of the decisions of the text, in order. */
	decisions: readonly (string | null)[];
}

/** The open cut of frozen minutes, or of a draft. What is left says nothing of what was taken. */
export function openCutOf<Text extends Whole>({ salt: _, ...whole }: Text, points: readonly Point[]): Omit<Text, "salt"> {
	const titles = titlesOf(points);
	const content: DocNode[] = [];
	const decisions: (string | null)[] = [];
	let next = 0;
	for (const { node, isOpen } of sorted(whole.doc, points)) {
		const reference = node.type === "decision" ? (whole.decisions[next++] ?? null) : undefined;
		if (!isOpen) continue;
		content.push(node);
		if (reference !== undefined) decisions.push(reference);
	}
	return {
		...whole,
		agenda: whole.agenda.filter(({ title }) => !titles.includes(plain(title))),
		doc: checkDoc({ type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] }),
		decisions,
	};
}

/** What a text says, a line for each block: to search in, and to find a passage again. */
export const wordsOf = (doc: Doc): string =>
	(doc.content ?? [])
		.map((node) =>
			[node.attrs?.text, node.attrs?.taskTitle, node.attrs?.title, node.attrs?.question, textOf(node)].filter(Boolean).join(" "),
		)
		.filter(Boolean)
		.join("\n");
