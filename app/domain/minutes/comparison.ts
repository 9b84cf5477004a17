import { diffArrays } from "diff";
import { textOf } from "./document.ts";
import type { DecisionBlock, Doc, DocNode, TaskBlock, VoteBlock } from "./types.ts";

/** A line of a text, beside what it became: both when it was reworded, one when it went or came. */
export interface LineChange {
	before: string | null;
	after: string | null;
}

export interface Wording {
	verb: (verb: DecisionBlock["verb"]) => string;
	person: (id: string | null) => string;
	sheet: (id: string | null) => string;
}

/** A comparison that takes longer would keep others waiting. */
const patienceMs = 500;

/** What differs between two texts, line by line in their order; null when they are too long and too unlike to be compared. */
export function compareTexts(before: Doc, after: Doc, wording: Wording): LineChange[] | null {
	const chunks = diffArrays(linesOf(before, wording), linesOf(after, wording), { timeout: patienceMs });
	if (!chunks) return null;
	const changes: LineChange[] = [];
	let removed: string[] = [];
	const leave = () => {
		for (const line of removed) changes.push({ before: line, after: null });
		removed = [];
	};
	for (const { value, added, removed: isRemoved } of chunks) {
		if (isRemoved) {
			leave();
			removed = value;
		} else if (added) {
			// what came where something went is read as the same lines, reworded
			for (const line of value) changes.push({ before: removed.shift() ?? null, after: line });
			leave();
		} else leave();
	}
	leave();
	return changes;
}

/** Each block in words, a line for each; what shows no words (a blank line) is not compared. */
function linesOf(node: DocNode, wording: Wording): string[] {
	const within = () => (node.content ?? []).flatMap((child) => linesOf(child, wording));
	switch (node.type) {
		case "decision": {
			const block = node.attrs as unknown as DecisionBlock;
			const task =
				block.taskTitle || block.ownerId || block.dueOn ? ` – Suite à donner : ${taskText(block.taskTitle, block, wording)}` : "";
			const sheet = block.sheetId ? ` – Fiche : ${wording.sheet(block.sheetId)}` : "";
			return [`Décision${mark(block)} (${wording.verb(block.verb)}) : ${block.text}${sheet}${task}`];
		}
		case "task": {
			const block = node.attrs as unknown as TaskBlock;
			return [`À faire${mark(block)} : ${taskText(block.title, block, wording)}`];
		}
		case "vote": {
			const { question, inFavour, against, abstained, ...rest } = node.attrs as unknown as VoteBlock;
			return [`Vote${mark(rest)} : ${question} – pour ${inFavour}, contre ${against}, abstentions ${abstained}`];
		}
		case "attendance":
			return ["Tableau des présences"];
		case "linkedSheet":
			return [`Fiche action : ${wording.sheet((node.attrs?.sheetId as string | null) ?? null)}`];
		case "confidential":
			return within().map((line) => `(confidentiel) ${line}`);
		case "listItem":
			return within().map((line) => `– ${line}`);
		case "tableRow":
			return [(node.content ?? []).map((cell) => textOf(cell).trim()).join(" | ")].filter((line) => /[^ |]/.test(line));
		case "paragraph":
		case "heading": {
			const text = textOf(node).trim();
			return text ? [text] : [];
		}
		default:
			return within();
	}
}

const mark = ({ isConfidential }: { isConfidential?: boolean }) => (isConfidential ? " (confidentiel)" : "");
const taskText = (title: string | null, { ownerId, dueOn }: Pick<TaskBlock, "ownerId" | "dueOn">, { person }: Wording) =>
	[title, person(ownerId), dueOn].filter(Boolean).join(", ");
