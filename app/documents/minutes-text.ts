import type { Edition } from "#app/domain/diffusion/types.ts";
import type { DocumentBlock, DocumentSection, Fact } from "#app/domain/kernel/document.ts";
import type { DecisionBlock, Doc, DocNode, TaskBlock, VoteBlock } from "#app/domain/minutes/types.ts";
import { verbLabels } from "#app/messages/decisions.ts";
import { formatDay } from "#app/ui/format.ts";

/*
 * The text of minutes as plain blocks of a document. Records become facts where they stand, decisions under their number.
 */

/** Sections of the text under the title that the caller gives: its headings go down one at a time, as an accessible document asks. */
export function textSections(edition: Edition, title: string): DocumentSection[] {
	const sections: { level: 1 | 2 | 3; title: string; blocks: DocumentBlock[] }[] = [{ level: 1, title, blocks: [] }];
	const names = namesOf(edition);
	let decision = 0;
	for (const node of edition.doc.content ?? []) {
		const here = sections.at(-1);
		if (!here) break;
		if (node.type === "heading") {
			const words = inlineText(node).trim();
			const level = Math.min(Number(node.attrs?.level ?? 2), here.level + 1, 3) as 2 | 3;
			if (words) sections.push({ level, title: words, blocks: [] });
		} else if (node.type === "decision") {
			const block = node.attrs as unknown as DecisionBlock;
			here.blocks.push({ kind: "facts", facts: decisionFacts(block, edition.decisions[decision++] ?? null, names) });
		} else here.blocks.push(...blocksOf(node, names));
	}
	return sections;
}

const recordsIn = <T>({ content = [] }: Doc, type: string): T[] =>
	content.filter((node) => node.type === type).map(({ attrs }) => attrs as T);
export const decisionsIn = (doc: Doc) => recordsIn<DecisionBlock>(doc, "decision");
export const tasksIn = (doc: Doc) => recordsIn<TaskBlock>(doc, "task");
export const votesIn = (doc: Doc) => recordsIn<VoteBlock>(doc, "vote");

export interface Names {
	person: (id: string | null) => string;
	sheet: (id: string | null) => string | null;
}

export const namesOf = ({ people, sheets }: Pick<Edition, "people" | "sheets">): Names => ({
	person: (id) => people.find((one) => one.id === id)?.name ?? "à préciser",
	sheet: (id) => {
		const sheet = sheets.find((one) => one.id === id);
		return sheet ? `${sheet.code} – ${sheet.title}` : null;
	},
});

const kept = (...facts: (Fact | null)[]): Fact[] => facts.filter((fact) => fact !== null);
const fact = (term: string, text: string | null): Fact | null => (text ? { term, text } : null);
const due = (day: string | null) => (day ? `pour le ${formatDay(day)}` : "échéance à fixer");
const mark = (isConfidential: boolean) => (isConfidential ? " (confidentiel)" : "");

export function decisionFacts(block: DecisionBlock, reference: string | null, names: Names): Fact[] {
	const { verb, text, sheetId, taskTitle, ownerId, dueOn, isConfidential } = block;
	const hasTask = Boolean(taskTitle?.trim()) || ownerId !== null || dueOn !== null;
	return kept(
		{ term: `Décision${reference ? ` ${reference}` : ""}${mark(isConfidential)}`, text: `${text} (${verbLabels[verb].toLowerCase()})` },
		fact("Fiche action", names.sheet(sheetId)),
		hasTask ? { term: "Suite à donner", text: `${taskTitle?.trim() || text}, ${names.person(ownerId)}, ${due(dueOn)}` } : null,
	);
}

export const voteText = ({ inFavour, against, abstained }: VoteBlock) =>
	`pour\u00a0: ${inFavour}, contre\u00a0: ${against}, ${abstained > 1 ? "abstentions" : "abstention"}\u00a0: ${abstained}`;

function blocksOf(node: DocNode, names: Names): DocumentBlock[] {
	switch (node.type) {
		case "confidential":
			return [
				{ kind: "text", text: "[Passage confidentiel]" },
				...(node.content ?? []).flatMap((child) => blocksOf(child, names)),
				{ kind: "text", text: "[Fin du passage confidentiel]" },
			];
		case "task": {
			const { title, sheetId, ownerId, dueOn, isConfidential } = node.attrs as unknown as TaskBlock;
			const head = { term: `À faire${mark(isConfidential)}`, text: `${title}, ${names.person(ownerId)}, ${due(dueOn)}` };
			return [{ kind: "facts", facts: kept(head, fact("Fiche action", names.sheet(sheetId))) }];
		}
		case "vote": {
			const vote = node.attrs as unknown as VoteBlock;
			return [{ kind: "facts", facts: [{ term: `Vote${mark(vote.isConfidential)}`, text: `${vote.question}\n${voteText(vote)}` }] }];
		}
		case "linkedSheet": {
			const sheet = names.sheet((node.attrs?.sheetId as string | null) ?? null);
			return sheet ? [{ kind: "facts", facts: [{ term: "Fiche action", text: sheet }] }] : [];
		}
		case "bulletList":
			return [{ kind: "list", items: (node.content ?? []).map((item) => linesOf(item).join("\n")) }];
		case "table":
			return tableOf(node);
		// it has a section of its own, above
		case "attendance":
			return [];
		default: {
			const text = linesOf(node).join("\n");
			return text.trim() ? [{ kind: "text", text }] : [];
		}
	}
}

/** What a block says, line by line; lists within lists keep their signs. */
function linesOf(node: DocNode): string[] {
	const children = node.content ?? [];
	switch (node.type) {
		case "paragraph":
		case "heading":
			return inlineText(node).split("\n");
		case "blockquote":
			return ["«\u00a0", ...children.flatMap(linesOf), "\u00a0»"]
				.join("\n")
				.replace("«\u00a0\n", "«\u00a0")
				.replace(/\n\u00a0»$/, "\u00a0»")
				.split("\n");
		case "bulletList":
			return children.flatMap((item) => signed("– ", linesOf(item)));
		case "orderedList":
			return children.flatMap((item, index) => signed(`${Number(node.attrs?.start ?? 1) + index}. `, linesOf(item)));
		default:
			return children.flatMap(linesOf);
	}
}

const signed = (sign: string, [first = "", ...rest]: string[]) => [`${sign}${first}`, ...rest.map((line) => `   ${line}`)];

/** Words of a line; a link is followed by where it leads, unless it says so itself. */
const inlineText = (node: DocNode): string =>
	(node.content ?? [])
		.map((child) => {
			if (child.type === "hardBreak") return "\n";
			const words = child.type === "mention" ? String(child.attrs?.label ?? "") : (child.text ?? "");
			const href = child.marks?.find(({ type }) => type === "link")?.attrs?.href;
			return typeof href === "string" && !href.includes(words.trim()) ? `${words} (${href.replace(/^(?:mailto|tel):/, "")})` : words;
		})
		.join("");

/** A grid without merged cells: a cell that spans several leaves the others empty. The first row heads the columns. */
function tableOf(node: DocNode): DocumentBlock[] {
	const grid: string[][] = [];
	(node.content ?? []).forEach((row, y) => {
		grid[y] ??= [];
		let x = 0;
		for (const cell of row.content ?? []) {
			while (grid[y]?.[x] !== undefined) x++;
			const { colspan = 1, rowspan = 1 } = (cell.attrs ?? {}) as { colspan?: number; rowspan?: number };
			for (let down = 0; down < rowspan; down++) {
				for (let across = 0; across < colspan; across++) {
					grid[y + down] ??= [];
					(grid[y + down] as string[])[x + across] = down === 0 && across === 0 ? linesOf(cell).join("\n").trim() : "";
				}
			}
		}
	});
	const width = Math.max(0, ...grid.map((row) => row.length));
	if (width === 0) return [];
	const [headers = [], ...rows] = grid.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? ""));
	return [{ kind: "table", columns: headers.map((header, x) => ({ header: header || `Colonne ${x + 1}`, share: 1 })), rows }];
}
