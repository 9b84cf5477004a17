import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { printDocx } from "#app/adapters/documents/docx.server.ts";
import { printOdt } from "#app/adapters/documents/odt.server.ts";
import { printPdf } from "#app/adapters/documents/pdf.server.ts";
import { UnprintableDocument } from "#app/adapters/documents/unprintable-document.ts";
import type { DocumentBlock, PrintedDocument } from "#app/domain/kernel/document.ts";
import { type ChartScene, chartScene } from "#app/ui/charts/chart-scene.ts";
import { chartSvg } from "#app/ui/charts/chart-svg.ts";

const at = new Date("2026-11-22T09:00:00Z");
/** What would be markup somewhere, then what few fonts draw, then what nothing may hold. */
const markup = '# titre *gras* _x_ $x^2$ \\ #import "x" `code` <w:p> &amp; ]]> @ref [a] {b} // /* #sys.inputs $ {1} %s';
const scripts = "😀 👩‍👩‍👧 שלום مرحبا 日本 Ελληνικά Ж œuvre 12\u202f500\u00a0€ − ½ ² ’ « a » …";
const longWord = "anticonstitutionnellement".repeat(12);
const broken = "a\u0000b\u0007c\ud800d\ufffee\u200fe\u202e";
const hostile = [markup, scripts, longWord, broken].join(" ");

const drawing = (text: string) =>
	`<svg xmlns="http://www.w3.org/2000/svg" width="480" height="264"><text x="9" y="9">${text}</text><circle cx="5" cy="5" r="4"/></svg>`;

const document: PrintedDocument = {
	title: "Fiche action 3.2 – Conventionner",
	territory: "Redon Agglomération",
	subtitle: "Document du 22 novembre 2026",
	sections: [
		{ level: 1, title: "Repères", blocks: [{ kind: "facts", facts: [{ term: "Pilote", text: "CDAS\nCCAS" }] }] },
		{ level: 1, title: "Description", blocks: [{ kind: "text", text: "Premier.\n\nSecond,\nsuite." }] },
		{ level: 1, title: "Indicateurs", blocks: [] },
		{
			level: 2,
			title: "Conventions signées",
			blocks: [
				{ kind: "list", items: ["un", "deux"] },
				{ kind: "figure", svg: drawing("120 conventions"), width: 480, height: 264, alt: "Courbe de « Conventions »" },
				{
					kind: "table",
					columns: [
						{ header: "Date", share: 1 },
						{ header: "Valeur", share: 1, isNumber: true },
					],
					rows: Array.from({ length: 90 }, (_, index) => [`${index + 1} mars`, "1 234,5"]),
				},
			],
		},
	],
};
/** A chart of ours whose unit, or levels, are the text. */
function chartOf(unit: string, scale: string[]): DocumentBlock {
	const series = { values: [{ on: "2026-06-30", value: 1 }], proposed: [], targets: [], baseline: null, unit, scale };
	const scene = chartScene(series) as ChartScene;
	return { kind: "figure", ...chartSvg(scene), alt: scene.description };
}

/** The same text everywhere that a text may stand. */
const filledWith = (text: string): PrintedDocument => ({
	title: text,
	territory: text,
	subtitle: text,
	sections: [
		{
			level: 1,
			title: text,
			startsPage: true,
			blocks: [
				{ kind: "text", text },
				{ kind: "facts", facts: [{ term: text, text }] },
				{ kind: "list", items: [text] },
				chartOf(text, []),
				chartOf("", [text, "haut"]),
				{ kind: "table", columns: [{ header: text, share: 1 }], rows: [[text]] },
			],
		},
	],
});

/** The parts of a zip, read by its central directory. */
function unzip(bytes: Buffer): Record<string, string> {
	const parts: Record<string, string> = {};
	let at = bytes.readUInt32LE(bytes.lastIndexOf("PK\u0005\u0006") + 16);
	while (bytes.readUInt32LE(at) === 0x02014b50) {
		const [method, size, nameLength, extra, comment] = [10, 20, 28, 30, 32].map((shift) =>
			shift === 20 ? bytes.readUInt32LE(at + shift) : bytes.readUInt16LE(at + shift),
		) as [number, number, number, number, number];
		const local = bytes.readUInt32LE(at + 42);
		const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
		const packed = bytes.subarray(start, start + size);
		parts[bytes.toString("utf8", at + 46, at + 46 + nameLength)] = (method === 8 ? inflateRawSync(packed) : packed).toString("utf8");
		at += 46 + nameLength + extra + comment;
	}
	return parts;
}

/** Whether every tag is closed by its own, with nothing that XML refuses in between. */
function isWellFormed(xml: string): boolean {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
	if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(xml)) return false;
	const open: string[] = [];
	for (const [, close, name, rest] of xml.replace(/<\?.*?\?>/gs, "").matchAll(/<(\/?)([\w:.-]+)([^>]*)>/g)) {
		if (close) {
			if (open.pop() !== name) return false;
		} else if (!rest?.endsWith("/")) open.push(name as string);
	}
	return open.length === 0;
}
const textOf = (xml: string) =>
	xml
		.replace(/<[^>]+>/g, "")
		.replace(/&lt;/g, "<")
		.replace(/&gt;/g, ">")
		.replace(/&quot;/g, '"')
		.replace(/&apos;/g, "'")
		.replace(/&amp;/g, "&");

describe("a PDF", () => {
	it("is tagged, French, titled, and says that it follows PDF/UA-1", () => {
		const pdf = printPdf(document, at).toString("latin1");
		expect(pdf.startsWith("%PDF-1.7")).toBe(true);
		expect(pdf).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
		expect(pdf).toMatch(/\/Lang\s*\(fr-FR\)/);
		expect(pdf).toContain("/DisplayDocTitle true");
		expect(pdf).toContain("<pdfuaid:part>1</pdfuaid:part>");
		expect(pdf).toContain("/Outlines");
		expect(pdf).toMatch(/\/S\s*\/Figure[^>]*\/Alt/s);
	});

	it("is not made without a title", () => {
		expect(() => printPdf({ ...document, title: "" }, at)).toThrow(UnprintableDocument);
		expect(() => printPdf({ ...document, title: "" }, at)).toThrow("missing document title");
	});

	it("is not made with headings that skip a level", () => {
		const sections = [{ level: 2 as const, title: "Trop bas", blocks: [] }];
		expect(() => printPdf({ ...document, sections }, at)).toThrow(UnprintableDocument);
	});

	it.each([
		["markup", markup],
		["scripts of the world", scripts],
		["a word that no line holds", longWord],
		["what no text may hold", broken],
		["all of it", hostile],
		["an escape of the compiler's own", '\\u{41} "\\" could not be displayed'],
		["code", '#panic("x")\n#eval("1")\n= titre\n+ liste\n/ terme: x'],
	])("takes %s as text", (_, text) => {
		expect(printPdf(filledWith(text), at).length).toBeGreaterThan(5_000);
	});

	it("is the same twice", () => {
		expect(printPdf(document, at).equals(printPdf(document, at))).toBe(true);
	});
});

describe("a DOCX", () => {
	it("keeps title, headings, lists, the header of its tables, and is French", async () => {
		const parts = unzip(await printDocx(document));
		const body = parts["word/document.xml"] as string;
		const styled = [...body.matchAll(/<w:p>(?:(?!<\/w:p>).)*?<w:pStyle w:val="(\w+)"\/>.*?<\/w:p>/gs)].map(([paragraph, style]) => [
			style,
			textOf(paragraph as string),
		]);
		expect(styled.filter(([style]) => style !== "ListParagraph")).toEqual([
			["Title", document.title],
			["Heading1", "Repères"],
			["Heading1", "Description"],
			["Heading1", "Indicateurs"],
			["Heading2", "Conventions signées"],
		]);
		expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
		expect(body).toMatch(/<wp:docPr [^>]*descr="Courbe de « Conventions »"/);
		expect(
			Object.keys(parts)
				.filter((name) => name.startsWith("word/media/"))
				.sort(),
		).toEqual(["word/media/image1.png", "word/media/image1.svg"]);
		expect(body).toContain("<w:numPr>");
		expect(parts["docProps/core.xml"]).toContain(`<dc:title>${document.title}</dc:title>`);
		expect(parts["word/styles.xml"]).toMatch(/<w:lang [^>]*w:val="fr-FR"/);
		expect(Object.values(parts).join("")).toContain("NUMPAGES");
	});

	it("takes anything as text", async () => {
		const parts = unzip(await printDocx(filledWith(hostile)));
		for (const [name, xml] of Object.entries(parts).filter(([file]) => !file.endsWith(".png")))
			expect({ name, ok: isWellFormed(xml) }).toEqual({ name, ok: true });
		expect(textOf(parts["word/document.xml"] as string)).toContain(markup);
		expect(textOf(parts["word/document.xml"] as string)).toContain(scripts);
	});
});

describe("an ODT", () => {
	it("keeps its headings, each at its level, and its tables", async () => {
		const parts = unzip(await printOdt(document, at));
		const body = parts["content.xml"] as string;
		const headings = [...body.matchAll(/<text:h [^>]*text:outline-level="(\d)"[^>]*>(.*?)<\/text:h>/gs)];
		expect(headings.map(([, level, title]) => [Number(level), textOf(title as string)])).toEqual([
			[1, document.title],
			[2, "Repères"],
			[2, "Description"],
			[2, "Indicateurs"],
			[3, "Conventions signées"],
		]);
		expect(body.match(/<table:table-row/g)).toHaveLength(91);
		expect(body).toMatch(/<svg:title>Courbe de « Conventions »<\/svg:title>/);
		expect(Object.entries(parts).find(([name]) => name.endsWith(".svg"))?.[1]).toBe(drawing("120 conventions"));
		expect(parts["meta.xml"]).toContain(document.title);
		expect(parts.mimetype).toBe("application/vnd.oasis.opendocument.text");
	});

	it("takes anything as text", async () => {
		const parts = unzip(await printOdt(filledWith(hostile), at));
		for (const [name, xml] of Object.entries(parts).filter(([file]) => /\.(xml|svg)$/.test(file)))
			expect({ name, ok: isWellFormed(xml) }).toEqual({ name, ok: true });
		expect(textOf(parts["content.xml"] as string)).toContain(scripts);
	});
});
