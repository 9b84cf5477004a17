import fc from "fast-check";
import ICAL from "ical.js";
import { simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, describe, expect, it } from "vitest";
import { printDocument } from "#app/adapters/documents/print.server.ts";
import { messageOf } from "#app/adapters/mailer.server.ts";
import { meetingInvitation } from "#app/documents/meeting-invitation.ts";
import { minutesDocument } from "#app/documents/minutes-document.ts";
import type { Edition } from "#app/domain/diffusion/types.ts";
import { RuleViolation } from "#app/domain/kernel/errors.ts";
import { checkDoc, schema } from "#app/domain/minutes/document.ts";
import type { Doc, TaskBlock } from "#app/domain/minutes/types.ts";
import { minutesCopyEmail } from "#app/emails/minutes-copy.ts";
import { DocView } from "#app/ui/minutes/doc-view.tsx";
import { textOfFile } from "#tests/support/file-text.ts";
import { attacks, draw, runs } from "#tests/support/fuzz/values.ts";

// A text as whoever posts one could write it by hand: mostly well formed, here and there not. What is refused is refused with a reason; what
// is taken is then shown, printed and sent by everything that shows, prints and sends texts, and holds nothing there but words.

let checked = 0;
let taken = 0;
afterAll(() => void process.stdout.write(`fuzzed: ${checked} rich texts, ${taken} of them shown, printed and sent\n`));

const at = new Date("2026-11-22T09:00:00Z");
const words = fc.oneof(
	fc.constantFrom(...attacks),
	fc.string({ unit: "binary", maxLength: 40 }),
	fc.string({ unit: "grapheme", maxLength: 40 }),
);
const sane = words.map((text) => text.toWellFormed().replace(/[\p{Cc}]/gu, " ") || "a");
const hrefs = fc.oneof(
	fc.constantFrom("https://caf.fr/aide?x=1&y='2'", "mailto:a@b.fr?subject=x&body=y", "tel:+33241000000"),
	fc.constantFrom(
		"javascript:alert(1)",
		"java\nscript:alert(1)",
		"\u0001javascript:alert(1)",
		"data:text/html,x",
		"vbscript:x",
		"//a.fr",
		"/t/ici",
	),
	words,
);
const odd = <T,>(usual: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
	fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<unknown> });
const id = fc.oneof(fc.constant(null), fc.uuid());
const day = fc.constantFrom(null, "2026-12-31", "2027-02-28");

/** Any node of the vocabulary where it may stand, with values of its own or of nobody's. */
const { whole: anyDoc } = fc.letrec<Record<"whole" | "block" | "inline" | "record", unknown>>((tie) => {
	const many = (one: fc.Arbitrary<unknown>, minLength = 0) => fc.array(one, { minLength, maxLength: 3 });
	const node = (type: string, content?: fc.Arbitrary<unknown[]>, attrs?: Record<string, fc.Arbitrary<unknown>>) =>
		fc.record({ type: fc.constant(type), ...(content && { content }), ...(attrs && { attrs: fc.record(attrs) }) });
	const inlines = many(tie("inline"));
	const paragraph = node("paragraph", inlines);
	const blocks = fc.oneof(many(paragraph, 1), many(tie("block"), 1));
	const span = { colspan: odd(fc.integer({ min: 1, max: 3 })), rowspan: fc.constant(1) };
	const marks = fc.uniqueArray(
		fc.oneof(
			fc.constantFrom({ type: "bold" }, { type: "italic" }),
			hrefs.map((href) => ({ type: "link", attrs: { href } })),
		),
		{ selector: ({ type }) => type, maxLength: 2 },
	);
	const secret = { isConfidential: odd(fc.boolean()) };
	return {
		inline: fc.oneof(
			{ weight: 6, arbitrary: fc.record({ type: fc.constant("text"), text: odd(sane), marks }) },
			{ weight: 1, arbitrary: node("hardBreak") },
			{ weight: 1, arbitrary: node("mention", undefined, { personId: odd(id), label: odd(sane) }) },
		),
		block: fc.oneof(
			{ depthSize: "small" },
			paragraph,
			node("heading", inlines, { level: odd(fc.constantFrom(2, 3, 4)) }),
			node("bulletList", many(node("listItem", many(paragraph, 1)), 1)),
			node("orderedList", many(node("listItem", many(paragraph, 1)), 1), { start: odd(fc.integer({ min: 1, max: 9 })) }),
			node("table", many(node("tableRow", many(node("tableCell", many(paragraph, 1), span), 1)), 1)),
			node("blockquote", blocks),
		),
		record: fc.oneof(
			node("attendance"),
			node("confidential", blocks),
			node("linkedSheet", undefined, { sheetId: odd(id) }),
			node("decision", undefined, {
				...{
					verb: odd(fc.constantFrom("validated", "deferred", "rejected")),
					text: odd(sane),
					sheetId: id,
					ownerId: odd(id),
					dueOn: odd(day),
				},
				...{ taskTitle: fc.oneof(fc.constant(null), sane), ...secret },
			}),
			node("task", undefined, { title: odd(sane), sheetId: id, ownerId: id, dueOn: odd(day), ...secret }),
			node("vote", undefined, {
				...{ question: odd(sane), inFavour: odd(fc.nat(99)), against: fc.nat(99), abstained: fc.nat(99), ...secret },
			}),
			// of no vocabulary
			fc.constantFrom({ type: "image", attrs: { src: "x" } }, { type: "script" }, { type: "__proto__" }, { type: "constructor" }, null, 3),
			fc.jsonValue(),
		),
		whole: fc.record({
			type: fc.constant("doc"),
			content: fc.array(fc.oneof({ weight: 9, arbitrary: tie("block") }, { weight: 2, arbitrary: tie("record") }), {
				minLength: 1,
				maxLength: 4,
			}),
		}),
	};
});

function docOf(json: unknown): Doc | null {
	checked += 1;
	try {
		return checkDoc(JSON.parse(JSON.stringify(json)));
	} catch (error) {
		expect(error).toBeInstanceOf(RuleViolation);
		return null;
	}
}

const elements = new Set(
	"a blockquote br caption circle dd div dl dt em h3 h4 h5 h6 hr li ol p path section span strong svg table tbody td th thead time tr ul".split(
		" ",
	),
);
const attributes = new Set(
	"aria-hidden aria-label cx cy d fill focusable height r stroke stroke-linecap stroke-linejoin stroke-width viewbox width aria-labelledby class colspan data-verb datetime href id lang rel role rowspan scope start tabindex target title".split(
		" ",
	),
);

/** What a page holds that no text of ours may bring. */
function foreignIn(html: string): string[] {
	const found: string[] = [];
	for (const [tag, name = "", rest = ""] of html.matchAll(/<\/?([a-z][\w:-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/gi)) {
		if (!elements.has(name.toLowerCase())) found.push(tag);
		for (const [, attribute = "", value = ""] of rest.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)) {
			if (!attributes.has(attribute.toLowerCase())) found.push(tag);
			if (attribute === "href" && !/^(https?:|mailto:|tel:|\/t\/)/i.test(value)) found.push(tag);
		}
	}
	// every other sign that opens a tag is written as text
	if ((html.match(/</g) ?? []).length !== (html.match(/<\/?[a-z][\w:-]*(?:\s+[\w:-]+(?:="[^"]*")?)*\s*\/?>/gi) ?? []).length)
		found.push("<");
	return found;
}

const person = "0193a000-0000-7000-8000-000000000001";
const editionOf = (doc: Doc, text: string): Edition => ({
	...{ cut: "comite" as Edition["cut"], territory: text, letterhead: [text], committee: text, status: "approved" as Edition["status"] },
	...{ meeting: { title: text, startsAt: at, place: text }, agenda: [{ title: text, sheetCode: null }], doc, decisions: [], sheets: [] },
	...{ attendance: [{ name: text, organisation: text, status: "present" as const }], people: [{ id: person, name: text }], writing: null },
	...{ approval: null, mailing: null, errata: [{ at, passage: text, text }] },
});
const printed = (text: string) => text.replace(/[^\S\n]+/g, " ");

const documents = draw(anyDoc, runs * 100, "rich text");
const accepted = documents.map(docOf).filter((doc) => doc !== null);

describe("a text that anybody may have written", () => {
	it("is taken or refused with its reason, and once taken is what it was", () => {
		expect(accepted.length).toBeGreaterThan(documents.length / 10);
		expect(documents.length - accepted.length).toBeGreaterThan(documents.length / 10);
		for (const doc of accepted) {
			expect(checkDoc(JSON.parse(JSON.stringify(doc)))).toEqual(doc);
			schema.nodeFromJSON(doc).check();
		}
	});

	it("is refused whatever it is, when it is not even of this shape", () => {
		for (const json of draw(fc.jsonValue(), runs * 50, "json")) docOf(json);
		for (const json of draw(
			fc.object({ key: fc.constantFrom("type", "content", "attrs", "marks", "text", "__proto__"), maxDepth: 5 }),
			runs * 50,
			"shapes",
		))
			expect(docOf(json)).toBeNull();
	});

	it("shows on its page no element, attribute or link but ours", () => {
		for (const doc of accepted) {
			taken += 1;
			const named = { sheets: [], owners: [] } as never;
			const shown = (doc.content ?? []).filter(({ type }) => type !== "decision");
			const html = renderToStaticMarkup(
				<DocView doc={{ ...doc, content: shown }} decisions={[]} named={named} attendance={[]} territory="ici" />,
			);
			expect(foreignIn(html), html).toEqual([]);
		}
	});

	it.each(["docx", "odt"] as const)("is printed as words alone in %s", async (format) => {
		for (const [index, doc] of accepted.slice(0, runs * 4).entries()) {
			const text = attacks[index % attacks.length] ?? "";
			const file = textOfFile(await printDocument(minutesDocument(editionOf(doc, text), "complet"), format, at), format);
			// whatever leads elsewhere or runs is told by its name in these formats
			expect(file).not.toMatch(
				/<script|<w:object|TargetMode="External"[^>]*(javascript|file|data):|<script:|<office:scripts|ooo:script|xlink:href="(javascript|data|file):/i,
			);
			for (const [, order] of file.matchAll(/<w:instrText[^>]*>([^<]*)/g)) expect(order).toMatch(/^\s*(PAGE|NUMPAGES|TOC)/);
		}
	});

	it("is printed as words alone in PDF: every code of its language is shown as it was typed", async () => {
		const doc = (text: string): Doc => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] }) as Doc;
		for (const text of [
			'#import "x"',
			'#read("/etc/passwd")',
			"$ x $",
			"#sys.inputs",
			"*gras* _ici_",
			"@ref <label>",
			"\\u{41}",
			"// rien",
			"] #panic()",
		]) {
			const bytes = await printDocument(minutesDocument(editionOf(doc(text), text), "complet"), "pdf", at);
			expect(bytes.toString("latin1")).not.toMatch(/\/(JavaScript|JS|Launch|SubmitForm|EmbeddedFile|URI)\b/);
			expect(printed(textOfFile(bytes, "pdf")).replace(/\s/g, "")).toContain(text.replace(/\s/g, ""));
		}
		for (const one of accepted.slice(0, runs)) {
			const bytes = await printDocument(minutesDocument(editionOf(one, "Réunion"), "complet"), "pdf", at);
			expect(bytes.toString("latin1")).not.toMatch(/\/(JavaScript|JS|Launch|SubmitForm|EmbeddedFile|URI)\b/);
		}
	});

	it("is sent in mails and calendars as words alone", async () => {
		const texts = accepted.flatMap(({ content = [] }) =>
			content.filter(({ type }) => type === "task").map(({ attrs }) => (attrs as unknown as TaskBlock).title),
		);
		for (const text of [...attacks.filter((one) => one.trim() !== ""), ...texts.slice(0, runs * 2)]) {
			const mailOf = async (said: string) => {
				const email = await minutesCopyEmail({
					...{ displayName: said, territoryName: said, committeeName: said, meetingTitle: said, meetingStartsAt: at, byName: said },
					...{
						href: "https://maillage.example/p",
						settingsHref: "https://maillage.example/s",
						tasks: [{ title: said, dueOn: "2026-12-31", href: "https://maillage.example/t" }],
					},
				} as never);
				const letter = {
					...email,
					to: { name: said, address: "lea@exemple.fr" },
					kind: "proof",
					key: "k/1",
					thread: "t/1",
					attachments: [],
				} as never;
				const options = { mailFrom: "Maillage <ne-pas-repondre@exemple.fr>", publicUrl: new URL("https://maillage.example") };
				const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(messageOf(letter, options));
				const { html, headerLines } = await simpleParser(message as Buffer);
				const tags = [...String(html).matchAll(/<([a-z][\w-]*)/g)].map(([, tag]) => tag).join(" ");
				const links = [...String(html).matchAll(/(?:href|src)="([^"]*)"/g)].map(([, href]) => href);
				return { headers: headerLines.map(({ key }) => key).sort(), tags, links };
			};
			expect(await mailOf(text)).toEqual(await mailOf("Réunion"));
			const calendar = meetingInvitation({
				...{
					method: "REQUEST",
					meetingId: person,
					revision: 1,
					writtenAt: at,
					publicUrl: new URL("https://maillage.example"),
					title: text,
				},
				...{ committeeName: text, startsAt: at, endsAt: null, where: text, description: text, url: "https://maillage.example/t" },
				...{ organizer: { name: text, email: "a@b.fr" }, attendee: { name: text, email: "c@d.fr" } },
			} as never);
			const read = new ICAL.Component(ICAL.parse(calendar));
			expect(
				read
					.getAllSubcomponents()
					.map(({ name }) => name)
					.sort(),
			).toEqual(["vevent", "vtimezone"]);
			const event = read.getFirstSubcomponent("vevent") as ICAL.Component;
			expect(event.getAllSubcomponents()).toEqual([]);
			expect(event.getAllProperties("attendee")).toHaveLength(1);
			for (const line of calendar.split("\r\n")) expect(line).not.toMatch(/\p{Cc}/u);
		}
	});
});
