import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { DocumentBlock, PrintedDocument } from "#app/domain/kernel/document.ts";
import { documentTemplate } from "./document.typ.ts";
import { paragraphsOf, plainText } from "./plain-text.ts";
import { UnprintableDocument } from "./unprintable-document.ts";

let compiler: NodeCompiler | undefined;

/**
 * A tagged PDF that Typst has checked against PDF/UA-1. Blocks the thread: a few milliseconds a sheet.
 * @throws UnprintableDocument
 */
export function printPdf(document: PrintedDocument, createdAt: Date): Buffer {
	compiler ??= NodeCompiler.create();
	const options = { pdfStandard: "ua-1", creationTimestamp: Math.floor(createdAt.getTime() / 1_000) };
	let data = JSON.stringify(asData(document));
	// Signs of a script that no font of this machine draws (accessible PDF refuses them) become the sign for an unknown one.
	for (let tries = 0; tries < 3; tries++) {
		try {
			return compiler.pdf({ mainFileContent: documentTemplate, inputs: { data } }, options);
		} catch (error) {
			const reason = String((error as { code?: unknown }).code ?? error);
			const missing = [...reason.matchAll(/the text `\\"(.+?)\\"` could not be displayed/g)].flatMap(([, text]) => signsOf(text as string));
			if (missing.length === 0) throw new UnprintableDocument(reason.slice(0, 1_000));
			data = data.replace(new RegExp(`[${missing.map((sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`).join("")}]`, "gu"), "\ufffd");
		} finally {
			compiler.evictCache(10);
		}
	}
	throw new UnprintableDocument("signs that no font draws");
}

/** The characters of a quoted text of the compiler: bare, or as `\u{1f}`. ASCII is never missing, and would break the JSON. */
const signsOf = (quoted: string): string[] =>
	[...quoted.replace(/\\+u\{([0-9a-f]+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))].filter(
		(sign) => (sign.codePointAt(0) as number) > 0x7f,
	);

function asData({ title, territory, subtitle, letterhead = [], stamp, sections }: PrintedDocument) {
	return {
		title: line(title),
		running: line(`${stamp ? `${stamp} · ` : ""}${title.length > 80 ? `${title.slice(0, 79)}…` : title}`),
		territory: line(territory),
		subtitle: line(subtitle),
		letterhead: letterhead.map(line),
		stamp: stamp ? line(stamp) : null,
		contents: sections.filter(({ level }) => level === 1).length > 1 && sections.some(({ startsPage }) => startsPage),
		sections: sections.map(({ level, title: heading, startsPage = false, blocks }) => ({
			level,
			title: line(heading),
			startsPage,
			blocks: blocks.map(blockData),
		})),
	};
}

function blockData(block: DocumentBlock) {
	switch (block.kind) {
		case "text":
			return { kind: block.kind, paragraphs: paragraphsOf(block.text).map((rows) => rows.map(breakable)) };
		case "facts":
			return { kind: block.kind, facts: block.facts.map(({ term, text }) => ({ term: line(term), lines: linesOf(text) })) };
		case "list":
			return { kind: block.kind, items: block.items.map(linesOf) };
		case "table":
			return {
				kind: block.kind,
				columns: block.columns.map(({ header, share, isNumber = false }) => ({ header: line(header), share, isNumber })),
				rows: block.rows.map((row) => row.map(line)),
			};
		case "figure":
			return { kind: block.kind, svg: plainText(block.svg), alt: plainText(block.alt) };
	}
}

const line = (text: string): string => breakable(plainText(text).replace(/\s*\n\s*/g, " "));
const linesOf = (text: string): string[] => plainText(text).split("\n").map(breakable);

/** A word longer than any of French may be cut anywhere rather than leave its column. */
const breakable = (text: string): string => text.replace(/\S{25,}/g, (word) => [...word].join("\u200b"));
