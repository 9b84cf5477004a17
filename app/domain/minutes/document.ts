import { Node, Schema } from "@tiptap/pm/model";
import { decisionVerbs } from "../decisions/verbs.ts";
import { RuleViolation } from "../kernel/errors.ts";
import type { DecisionBlock, Doc, DocNode, TaskBlock, VoteBlock } from "./types.ts";

/*
 * The shape of minutes, as data: no DOM, no editor. The editor's extensions (ui/editor/extensions.ts) make the same schema; a test
 * compares them. JSON posted to the server never went through an editor for sure, so `checkDoc` is the only way to a Doc.
 */

const maxBytes = 300_000;
const maxDepth = 30;
const maxDecisionText = 2000;
export const maxTaskTitle = 500;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
export const isPlainText = (value: unknown, max: number): value is string =>
	typeof value === "string" && value.length <= max && value.isWellFormed() && !controls.test(value);

/** Links lead to the web, a mailbox or a telephone: nothing that runs, nothing that hides. */
export const isSafeHref = (href: unknown): href is string =>
	typeof href === "string" && href.length <= 2000 && /^(?:https?:\/\/|mailto:|tel:)[^\s\p{C}"<>\\^`{|}]+$/iu.test(href);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isUuid = (value: unknown) => typeof value === "string" && uuid.test(value);
const isDay = (value: unknown) =>
	typeof value === "string" &&
	/^(?:19|20)\d\d-\d\d-\d\d$/.test(value) &&
	new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true;
const isWholeIn = (min: number, max: number) => (value: unknown) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
const orNull = (isValid: (value: unknown) => boolean) => (value: unknown) => value === null || isValid(value);

const isBoolean = (value: unknown) => typeof value === "boolean";

/** An attribute with its default and what it may hold. */
const attribute = (fallback: unknown, isValid: (value: unknown) => boolean) => ({
	default: fallback,
	validate(value: unknown) {
		if (!isValid(value)) throw new RangeError("attribute out of its bounds");
	},
});

const cellAttributes = { colspan: attribute(1, isWholeIn(1, 20)), rowspan: attribute(1, isWholeIn(1, 50)) };

export const schema = new Schema({
	nodes: {
		paragraph: { content: "inline*", group: "block" },
		blockquote: { content: "block+", group: "block" },
		bulletList: { content: "listItem+", group: "block list" },
		/*
		 * Records stand at the top only: each stands by itself, and is found without a search.
		 */
		attendance: { group: "record", atom: true },
		// what leaves no trace in the cuts for partners and for the public
		confidential: { content: "block+", group: "record" },
		decision: {
			group: "record",
			atom: true,
			attrs: {
				verb: attribute("validated", (value) => (decisionVerbs as readonly unknown[]).includes(value)),
				text: attribute("", (value) => isPlainText(value, maxDecisionText)),
				sheetId: attribute(null, orNull(isUuid)),
				taskTitle: attribute(
					null,
					orNull((value) => isPlainText(value, maxTaskTitle)),
				),
				ownerId: attribute(null, orNull(isUuid)),
				dueOn: attribute(null, orNull(isDay)),
				// the day to which the decision moves the end of its sheet
				newEndOn: attribute(null, orNull(isDay)),
				// the number it bears already, where approved minutes were re-opened
				reference: attribute(
					null,
					orNull((value) => isPlainText(value, 12) && /^\d{4}-\d{2,5}$/.test(value)),
				),
				isConfidential: attribute(false, isBoolean),
			},
		},
		doc: { content: "(block | record)+" },
		hardBreak: { group: "inline", inline: true },
		heading: { content: "inline*", group: "block", attrs: { level: attribute(2, isWholeIn(2, 4)) } },
		linkedSheet: { group: "record", atom: true, attrs: { sheetId: attribute(null, orNull(isUuid)) } },
		listItem: { content: "paragraph block*" },
		// the name is kept as it was typed: who left is still named in what was said
		mention: {
			group: "inline",
			inline: true,
			atom: true,
			attrs: { personId: attribute(null, orNull(isUuid)), label: attribute("", (value) => isPlainText(value, 120)) },
		},
		orderedList: {
			content: "listItem+",
			group: "block list",
			attrs: {
				start: attribute(1, isWholeIn(0, 9999)),
				type: attribute(null, (value) => value === null || /^[1aAiI]$/.test(String(value))),
			},
		},
		table: { content: "tableRow+", group: "block" },
		tableCell: { content: "block+", attrs: cellAttributes },
		tableHeader: { content: "block+", attrs: cellAttributes },
		tableRow: { content: "(tableCell | tableHeader)*" },
		task: {
			group: "record",
			atom: true,
			attrs: {
				title: attribute("", (value) => isPlainText(value, maxTaskTitle)),
				sheetId: attribute(null, orNull(isUuid)),
				ownerId: attribute(null, orNull(isUuid)),
				dueOn: attribute(null, orNull(isDay)),
				isConfidential: attribute(false, isBoolean),
			},
		},
		text: { group: "inline" },
		vote: {
			group: "record",
			atom: true,
			attrs: {
				question: attribute("", (value) => isPlainText(value, maxDecisionText)),
				inFavour: attribute(0, isWholeIn(0, 999)),
				against: attribute(0, isWholeIn(0, 999)),
				abstained: attribute(0, isWholeIn(0, 999)),
				isConfidential: attribute(false, isBoolean),
			},
		},
	},
	marks: {
		link: { attrs: { href: attribute(null, isSafeHref) }, inclusive: false },
		bold: {},
		italic: {},
	},
	topNode: "doc",
});

/** Reads untrusted JSON as minutes. @throws RuleViolation when anything in it is outside the schema and its allow-list */
export function checkDoc(json: unknown): Doc {
	assertKnownShape(json);
	if (new TextEncoder().encode(JSON.stringify(json)).length > maxBytes) throw new RuleViolation("minutes.text-too-long");
	try {
		const node = Node.fromJSON(schema, json);
		node.check();
		if (node.type === schema.topNodeType) return node.toJSON() as Doc;
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
	}
	throw new RuleViolation("minutes.text-invalid");
}

/** Before ProseMirror sees it, which drops keys it does not know and recurses as deep as it is told. */
function assertKnownShape(root: unknown): asserts root is DocNode {
	const waiting: { value: unknown; depth: number }[] = [{ value: root, depth: 1 }];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { value, depth } = next;
		if (depth > maxDepth) throw new RuleViolation("minutes.text-too-deep");
		if (!isNodeLike(value)) throw new RuleViolation("minutes.text-invalid");
		for (const child of value.content ?? []) waiting.push({ value: child, depth: depth + 1 });
	}
}

function isNodeLike(value: unknown): value is DocNode {
	if (!hasOnly(value, ["type", "attrs", "content", "marks", "text"]) || typeof value.type !== "string") return false;
	if (!Object.hasOwn(schema.nodes, value.type)) return false;
	const { attrs, content, marks, text } = value;
	return (
		(attrs === undefined || hasOnly(attrs, Object.keys(schema.nodes[value.type]?.spec.attrs ?? {}))) &&
		(content === undefined || Array.isArray(content)) &&
		(marks === undefined || (value.type === "text" && Array.isArray(marks) && marks.every(isMarkLike))) &&
		(value.type === "text" ? isPlainText(text, maxBytes) && text !== "" : text === undefined)
	);
}

const isMarkLike = (mark: unknown): boolean =>
	hasOnly(mark, ["type", "attrs"]) &&
	typeof mark.type === "string" &&
	Object.hasOwn(schema.marks, mark.type) &&
	(mark.attrs === undefined || hasOnly(mark.attrs, Object.keys(schema.marks[mark.type]?.spec.attrs ?? {})));

const hasOnly = (value: unknown, keys: readonly string[]): value is Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).every((key) => keys.includes(key));

const recordsIn = <T>(doc: Doc, type: string): T[] =>
	(doc.content ?? []).filter((node) => node.type === type).map((node) => node.attrs as T);

/** The decisions of a text, in order; then its tasks that stand beside any decision, and its votes. */
export const decisionsIn = (doc: Doc) => recordsIn<DecisionBlock>(doc, "decision");
export const tasksIn = (doc: Doc) => recordsIn<TaskBlock>(doc, "task");
export const votesIn = (doc: Doc) => recordsIn<VoteBlock>(doc, "vote");

/** The same text without what its committee keeps to itself. What is left says nothing of what was taken. */
export function withoutConfidential(doc: Doc): Doc {
	const open = (doc.content ?? []).filter((node) => node.type !== "confidential" && node.attrs?.isConfidential !== true);
	return checkDoc({ type: "doc", content: open.length > 0 ? open : [{ type: "paragraph" }] });
}

/** The words of a node, without their shape. */
export const textOf = (node: DocNode): string =>
	node.type === "hardBreak"
		? " "
		: (node.text ??
			(node.type === "mention" ? `@${node.attrs?.label ?? ""}` : null) ??
			(node.content ?? []).map(textOf).join(node.type === "paragraph" || node.type === "heading" ? "" : " "));
