import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RuleViolation } from "../kernel/errors.ts";
import { checkDoc, decisionsIn, isSafeHref, schema, tasksIn, votesIn, withoutConfidential } from "./document.ts";

const text = (value: string, ...marks: unknown[]) =>
	marks.length > 0 ? { type: "text", text: value, marks } : { type: "text", text: value };
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });
const doc = (...content: unknown[]) => ({ type: "doc", content });
const link = (href: unknown) => ({ type: "link", attrs: { href } });
const attrs = { verb: "deferred", text: "Reporter", sheetId: null, taskTitle: null, ownerId: null, dueOn: null, isConfidential: false };
const task = { title: "Écrire à la CAF", sheetId: null, ownerId: null, dueOn: "2027-01-15", isConfidential: true };
const vote = { question: "Adopter ?", inFavour: 12, against: 1, abstained: 2, isConfidential: false };
const nested = (depth: number) => {
	let node: unknown = paragraph(text("fond"));
	for (let i = 0; i < depth; i++) node = { type: "blockquote", content: [node] };
	return node;
};
const codeOf = (json: unknown) => {
	try {
		checkDoc(json);
		return null;
	} catch (error) {
		if (error instanceof RuleViolation) return error.code;
		throw error;
	}
};

describe("a text of minutes", () => {
	it("may hold headings, lists, quotations, emphasis, links and decisions", () => {
		const whole = doc(
			{ type: "heading", attrs: { level: 3 }, content: [text("Point 1")] },
			paragraph(text("gras", { type: "bold" }), { type: "hardBreak" }, text("lien", link("https://caf.fr/aide?x=1"), { type: "italic" })),
			{ type: "bulletList", content: [{ type: "listItem", content: [paragraph(text("un"))] }] },
			{ type: "orderedList", attrs: { start: 2 }, content: [{ type: "listItem", content: [paragraph()] }] },
			{ type: "blockquote", content: [paragraph(text("cité"))] },
			{ type: "decision", attrs },
		);
		expect(checkDoc(whole)).toMatchObject({ ...whole, content: whole.content.map((node, i) => (i === 3 ? expect.anything() : node)) });
		expect(decisionsIn(checkDoc(whole))).toMatchObject([attrs]);
	});

	it.each<[string, unknown]>([
		["nothing", null],
		["a text by itself", text("seul")],
		["a paragraph by itself", paragraph(text("seul"))],
		["an empty document", { type: "doc" }],
		["an unknown block", doc({ type: "image", attrs: { src: "x" } })],
		["an unknown mark", doc(paragraph(text("x", { type: "code" })))],
		["an attribute of its own", doc({ type: "paragraph", attrs: { onclick: "x" }, content: [text("x")] })],
		["a key of its own", { ...doc(paragraph(text("x"))), style: "x" }],
		["an inherited name", doc({ type: "constructor" })],
		["a first-level heading", doc({ type: "heading", attrs: { level: 1 }, content: [text("x")] })],
		["a decision in a confidential passage", doc({ type: "confidential", content: [{ type: "decision", attrs }] })],
		["an empty confidential passage", doc({ type: "confidential" })],
		[
			"a vote of minus one",
			doc({ type: "vote", attrs: { question: "Oui ?", inFavour: -1, against: 0, abstained: 0, isConfidential: false } }),
		],
		[
			"a cell that covers everything",
			doc({
				type: "table",
				content: [{ type: "tableRow", content: [{ type: "tableCell", attrs: { colspan: 21, rowspan: 1 }, content: [paragraph()] }] }],
			}),
		],
		["a decision in a list", doc({ type: "bulletList", content: [{ type: "listItem", content: [{ type: "decision", attrs }] }] })],
		["an unknown verb", doc({ type: "decision", attrs: { ...attrs, verb: "voted" } })],
		["an owner that is no id", doc({ type: "decision", attrs: { ...attrs, ownerId: "moi" } })],
		["a day that does not exist", doc({ type: "decision", attrs: { ...attrs, dueOn: "2026-02-30" } })],
		["a decision of 2001 characters", doc({ type: "decision", attrs: { ...attrs, text: "x".repeat(2001) } })],
		["a null byte, which PostgreSQL cannot keep", doc(paragraph(text("a\u0000b")))],
		["half a surrogate pair", doc(paragraph(text("\ud800")))],
		["a link that runs", doc(paragraph(text("x", link("javascript:alert(1)"))))],
		["a link without address", doc(paragraph(text("x", { type: "link" })))],
	])("may not be or hold %s", (_, json) => {
		expect(codeOf(json)).toBe("minutes.text-invalid");
	});

	it("may record attendance, tasks, votes, sheets, mentions, tables and what stays within the committee", () => {
		const cell = (type: string, value: string) => ({ type, attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(text(value))] });
		const whole = doc(
			{ type: "attendance" },
			{ type: "confidential", content: [paragraph(text("entre nous"))] },
			{ type: "linkedSheet", attrs: { sheetId: null } },
			paragraph({ type: "mention", attrs: { personId: null, label: "Anne Le Gall" } }),
			{ type: "table", content: [{ type: "tableRow", content: [cell("tableHeader", "Lieu"), cell("tableCell", "Redon")] }] },
			{ type: "task", attrs: task },
			{ type: "vote", attrs: vote },
		);
		const read = checkDoc(whole);
		expect(read).toEqual(whole);
		expect(tasksIn(read)).toEqual([task]);
		expect(votesIn(read)).toEqual([vote]);
		const open = withoutConfidential(read);
		expect(open.content?.map(({ type }) => type)).toEqual(["attendance", "linkedSheet", "paragraph", "table", "vote"]);
		expect(JSON.stringify(open)).not.toMatch(/entre nous|CAF/);
	});

	it("has a length and a depth, each refused with its own reason", () => {
		expect(codeOf(doc(nested(26)))).toBeNull();
		expect(codeOf(doc(nested(28)))).toBe("minutes.text-too-deep");
		expect(codeOf(doc(nested(20_000)))).toBe("minutes.text-too-deep");
		expect(codeOf(doc(paragraph(text("é".repeat(149_000)))))).toBeNull();
		expect(codeOf(doc(paragraph(text("é".repeat(151_000)))))).toBe("minutes.text-too-long");
	});

	it.each(["https://caf.fr", "HTTP://exemple.fr/é?x#y", "mailto:a@b.fr", "tel:+33241000000"])("may lead to %s", (href) =>
		expect(isSafeHref(href)).toBe(true),
	);

	it.each([
		"javascript:alert(1)",
		"java\nscript:alert(1)",
		" https://a.fr",
		"https://a.fr/\u0000",
		"https://a.fr/\u202etxt",
		"data:text/html,x",
		"//a.fr",
		"/t/ccals",
		"vbscript:x",
		'https://a.fr/"onclick=',
		"",
		null,
	])("may not lead to %j", (href) => expect(isSafeHref(href)).toBe(false));

	it("never lets anything through that is outside its allow-list, whatever it is given", () => {
		const rarely = (odd: fc.Arbitrary<unknown>, sound: fc.Arbitrary<unknown>) =>
			fc.oneof({ weight: 1, arbitrary: odd }, { weight: 6, arbitrary: sound });
		const odd = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom("javascript:x", "__proto__", "2026-02-31", 1, 2.5));
		const key = fc.constantFrom("href", "level", "start", "verb", "text", "ownerId", "onclick", "style", "__proto__", "marks", "content");
		const spoilt = (sound: Record<string, unknown>) =>
			rarely(
				fc.tuple(key, odd).map(([name, value]) => ({ ...sound, [name]: value })),
				fc.constant(sound),
			);
		const mark = fc.oneof(
			fc.webUrl().chain((href) => spoilt({ href }).map((found) => ({ type: "link", attrs: found }))),
			fc.constantFrom(...Object.keys(schema.marks), "code", "toString").map((type) => ({ type })),
		);
		const inline = fc.oneof(
			fc.string().map((value) => text(value)),
			fc.tuple(fc.string({ minLength: 1 }), mark).map(([value, found]) => text(value, found)),
			fc.constant({ type: "hardBreak" }),
		);
		const line = rarely(
			odd,
			fc.array(inline, { maxLength: 3 }).map((content) => paragraph(...content)),
		);
		const block = fc.oneof(
			line,
			spoilt(attrs).map((found) => ({ type: "decision", attrs: found })),
			spoilt(task).map((found) => ({ type: "task", attrs: found })),
			spoilt(vote).map((found) => ({ type: "vote", attrs: found })),
			spoilt({ personId: null, label: "Anne" }).map((found) => paragraph({ type: "mention", attrs: found })),
			spoilt({ colspan: 1, rowspan: 1 }).chain((found) =>
				line.map((within) => ({
					type: "table",
					content: [{ type: "tableRow", content: [{ type: "tableCell", attrs: found, content: [within] }] }],
				})),
			),
			line.map((found) => ({ type: "confidential", content: [found] })),
			spoilt({ level: 3 }).map((found) => ({ type: "heading", attrs: found })),
			line.map((found) => ({ type: "bulletList", content: [{ type: "listItem", content: [found] }] })),
			line.chain((found) => spoilt({ type: "blockquote", content: [found] })),
			fc.constantFrom("image", "iframe", "__proto__", "constructor").map((type) => ({ type })),
		);
		const anyDoc = rarely(
			odd,
			fc.array(block, { minLength: 1, maxLength: 4 }).map((content) => doc(...content)),
		);
		let passed = 0;
		fc.assert(
			fc.property(anyDoc, (json) => {
				if (codeOf(json) !== null) return;
				passed++;
				assertAllowed(checkDoc(json) as never);
			}),
			{ numRuns: 3000 },
		);
		expect(passed, "some of it is sound, or the property proves nothing").toBeGreaterThan(300);
	});
});

/** Written apart from the code it judges. */
function assertAllowed(node: { type: string; attrs?: Record<string, unknown>; content?: never[]; marks?: never[]; text?: string }) {
	const allowed: Record<string, string[]> = {
		doc: [], paragraph: [], text: [], blockquote: [], bulletList: [], listItem: [], hardBreak: [], bold: [], italic: [],
		heading: ["level"],
		orderedList: ["start", "type"],
		link: ["href"],
		decision: ["verb", "text", "sheetId", "taskTitle", "ownerId", "dueOn", "isConfidential", "newEndOn", "reference"],
		task: ["title", "sheetId", "ownerId", "dueOn", "isConfidential"],
		vote: ["question", "inFavour", "against", "abstained", "isConfidential"],
		attendance: [], confidential: [], linkedSheet: ["sheetId"], mention: ["personId", "label"],
		table: [], tableRow: [], tableCell: ["colspan", "rowspan"], tableHeader: ["colspan", "rowspan"],
	}; // biome-ignore format: a table
	expect(Object.keys(allowed)).toContain(node.type);
	expect(allowed[node.type]).toEqual(expect.arrayContaining(Object.keys(node.attrs ?? {})));
	if (node.attrs?.href !== undefined) expect(node.attrs.href).toMatch(/^(https?:\/\/|mailto:|tel:)/i);
	for (const child of [...(node.content ?? []), ...(node.marks ?? [])]) assertAllowed(child);
}
