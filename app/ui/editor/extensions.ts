import { type Extensions, Node } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Bold } from "@tiptap/extension-bold";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Heading } from "@tiptap/extension-heading";
import { Italic } from "@tiptap/extension-italic";
import { BulletList } from "@tiptap/extension-list/bullet-list";
import { ListItem } from "@tiptap/extension-list/item";
import { ListKeymap } from "@tiptap/extension-list/keymap";
import { OrderedList } from "@tiptap/extension-list/ordered-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { Text } from "@tiptap/extension-text";
import { Gapcursor } from "@tiptap/extensions/gap-cursor";
import { schema } from "#app/domain/minutes/document.ts";
import { LinkMark } from "./link-mark.ts";

const MinutesDocument = Node.create({ name: "doc", topNode: true, content: schema.topNodeType.spec.content });

/** Attributes as the vocabulary has them; none is written in the page one by one. */
const attributesOf = (name: string) =>
	Object.fromEntries(
		Object.entries(schema.nodes[name]?.spec.attrs ?? {}).map(([attr, spec]) => [attr, { default: spec.default, rendered: false }]),
	);

/** Pasted markup may come from anywhere: what the vocabulary would refuse is not read. */
function readAttributes(name: string, json: string | null): Record<string, unknown> | false {
	try {
		const node = schema.nodes[name]?.create(JSON.parse(json ?? ""));
		node?.check();
		return node ? { ...node.attrs } : false;
	} catch {
		return false;
	}
}

export type RecordName = "attendance" | "decision" | "linkedSheet" | "task" | "vote";
const wordsOf: Record<RecordName, (attrs: Record<string, unknown>) => string> = {
	attendance: () => "Présences",
	decision: ({ text }) => `Décision\u00a0: ${text}`,
	linkedSheet: () => "Fiche action liée",
	task: ({ title }) => `À faire\u00a0: ${title}`,
	vote: ({ question, inFavour, against, abstained }) =>
		`Vote\u00a0: ${question} (${inFavour} pour, ${against} contre, ${abstained} abstention)`,
};

/** A record as one block; copied and pasted with all it says, and as words elsewhere. The editor gives it a view (record-views.tsx). */
const record = (name: RecordName) =>
	Node.create({
		name,
		group: "record",
		atom: true,
		addAttributes: () => attributesOf(name),
		parseHTML: () => [
			{ tag: `div[data-record="${name}"]`, getAttrs: (element) => readAttributes(name, element.getAttribute("data-attributes")) },
		],
		renderHTML: ({ node }) => ["div", { "data-record": name, "data-attributes": JSON.stringify(node.attrs) }, wordsOf[name](node.attrs)],
		renderText: ({ node }) => wordsOf[name](node.attrs),
	});

export const records: Record<RecordName, Node> = {
	attendance: record("attendance"),
	decision: record("decision"),
	linkedSheet: record("linkedSheet"),
	task: record("task"),
	vote: record("vote"),
};

export const confidentialLabel = "Passage confidentiel";
const Confidential = Node.create({
	name: "confidential",
	group: "record",
	content: "block+",
	defining: true,
	parseHTML: () => [{ tag: "div[data-confidential]", contentElement: "[data-within]" }],
	renderHTML: () => [
		"div",
		{ "data-confidential": "", class: "confidential", role: "group", "aria-label": confidentialLabel },
		["p", { class: "confidential-label", contenteditable: "false", "aria-hidden": "true" }, confidentialLabel],
		["div", { "data-within": "" }, 0],
	],
});

const Mention = Node.create({
	name: "mention",
	group: "inline",
	inline: true,
	atom: true,
	addAttributes: () => attributesOf("mention"),
	parseHTML: () => [{ tag: "span[data-mention]", getAttrs: (element) => readAttributes("mention", element.getAttribute("data-mention")) }],
	renderHTML: ({ node }) => ["span", { class: "mention", "data-mention": JSON.stringify(node.attrs) }, `@${node.attrs.label}`],
	renderText: ({ node }) => `@${node.attrs.label}`,
});

const span = (name: "colspan" | "rowspan", max: number) => ({
	default: 1,
	parseHTML: (element: HTMLElement) => Math.min(max, Math.max(1, Number.parseInt(element.getAttribute(name) ?? "1", 10) || 1)),
});
/** Without widths nor alignment, which are inline styles. */
const cellAttributes = () => ({ colspan: span("colspan", 20), rowspan: span("rowspan", 50) });
const tables: Extensions = [
	Table.extend({ renderHTML: () => ["div", { class: "table-scroll" }, ["table", ["tbody", 0]]] }).configure({ View: null }),
	TableRow,
	TableCell.extend({ addAttributes: cellAttributes }),
	TableHeader.extend({ addAttributes: cellAttributes }),
];

/** What one writes minutes with, beside records. Makes the very schema that the server checks texts against; extensions.test.ts compares the two. */
export const minutesExtensions: Extensions = [
	MinutesDocument,
	Paragraph,
	Text,
	Heading.configure({ levels: [2, 3, 4] }),
	BulletList,
	OrderedList,
	ListItem,
	ListKeymap,
	Blockquote,
	HardBreak,
	Bold,
	Italic,
	Gapcursor,
	LinkMark,
	Confidential,
	Mention,
	...tables,
];
