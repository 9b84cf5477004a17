import {
	AlignmentType,
	Document,
	Footer,
	Header,
	HeadingLevel,
	ImageRun,
	LevelFormat,
	Packer,
	PageNumber,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	TextRun,
	WidthType,
} from "docx";
import type { DocumentBlock, DocumentSection, PrintedDocument } from "#app/domain/kernel/document.ts";
import { paragraphsOf, plainText } from "./plain-text.ts";

const headings = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };
const french = { value: "fr-FR" };
const accent = "1B4965";
/** A4 less its margins, in twentieths of a point. */
const textWidth = 9_638;

/** Word's own title, heading and list styles: readers navigate by them, and a house style takes over from them. */
export async function printDocx({ title, territory, subtitle, letterhead = [], stamp, sections }: PrintedDocument): Promise<Buffer> {
	const document = new Document({
		title: plainText(title),
		creator: plainText(territory),
		lastModifiedBy: plainText(territory),
		features: { updateFields: false },
		styles: {
			default: {
				document: { run: { font: "Calibri", size: 22, language: french }, paragraph: { spacing: { after: 120 } } },
				title: { run: { size: 40, bold: true, color: accent }, paragraph: { spacing: { after: 80 } } },
				heading1: { run: { size: 28, bold: true, color: accent }, paragraph: { spacing: { before: 320, after: 120 }, keepNext: true } },
				heading2: { run: { size: 24, bold: true, color: accent }, paragraph: { spacing: { before: 240, after: 100 }, keepNext: true } },
				heading3: { run: { size: 22, bold: true, color: accent }, paragraph: { spacing: { before: 200, after: 80 }, keepNext: true } },
			},
		},
		numbering: {
			config: [
				{
					reference: "dashes",
					levels: [
						{
							level: 0,
							format: LevelFormat.BULLET,
							text: "–",
							alignment: AlignmentType.LEFT,
							style: { paragraph: { indent: { left: 400, hanging: 260 } } },
						},
					],
				},
			],
		},
		sections: [
			{
				properties: {
					page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1_300, bottom: 1_200, left: 1_134, right: 1_134 } },
				},
				headers: {
					default: new Header({
						children: [
							new Paragraph({ children: [new TextRun({ text: plainText(stamp ? `${territory} · ${stamp}` : territory), size: 18 })] }),
						],
					}),
				},
				footers: {
					default: new Footer({
						children: [
							new Paragraph({
								alignment: AlignmentType.RIGHT,
								children: [new TextRun({ size: 18, children: ["page ", PageNumber.CURRENT, "/", PageNumber.TOTAL_PAGES] })],
							}),
						],
					}),
				},
				children: [
					...(letterhead.length > 0
						? [new Paragraph({ children: [new TextRun({ text: plainText(territory), bold: true, color: accent }), ...under(letterhead)] })]
						: []),
					new Paragraph({ heading: HeadingLevel.TITLE, children: runs([title]) }),
					new Paragraph({ children: [new TextRun({ text: plainText(subtitle), color: "595959" })] }),
					...(stamp ? [new Paragraph({ children: [new TextRun({ text: plainText(stamp), bold: true, color: "9B2C2C" })] })] : []),
					...sections.flatMap(sectionParts),
				],
			},
		],
	});
	return Packer.toBuffer(document);
}

const under = (lines: readonly string[]) => lines.map((line) => new TextRun({ text: plainText(line), size: 19, break: 1 }));

const sectionParts = ({ level, title, startsPage = false, blocks }: DocumentSection) => [
	new Paragraph({ heading: headings[level], pageBreakBefore: startsPage, children: runs([title]) }),
	...blocks.flatMap(blockParts),
];

function blockParts(block: DocumentBlock): (Paragraph | Table)[] {
	switch (block.kind) {
		case "text":
			return paragraphsOf(block.text).map((lines) => new Paragraph({ children: runs(lines) }));
		case "facts":
			return block.facts.map(
				({ term, text }) =>
					new Paragraph({ children: [new TextRun({ text: `${plainText(term)} : `, bold: true }), ...runs(text.split("\n"))] }),
			);
		case "list":
			return block.items.map(
				(item) => new Paragraph({ numbering: { reference: "dashes", level: 0 }, children: runs(plainText(item).split("\n")) }),
			);
		case "table":
			return [tableOf(block), new Paragraph({})];
		case "figure":
			return [
				new Paragraph({ keepNext: true, children: [imageOf(block)] }),
				new Paragraph({
					keepNext: true,
					children: [
						new TextRun({ text: `${plainText(block.alt)} Le tableau qui suit donne les mêmes valeurs.`, size: 18, color: "595959" }),
					],
				}),
			];
	}
}

/** Word before 2016 and LibreOffice before 7.6 show no SVG here: they get a blank, and the caption leads to the table. */
const blankPixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==", "base64");

const imageOf = ({ svg, width, height, alt }: Extract<DocumentBlock, { kind: "figure" }>) =>
	new ImageRun({
		type: "svg",
		data: Buffer.from(plainText(svg)),
		fallback: { type: "png", data: blankPixel },
		transformation: { width, height },
		altText: { name: "Courbe", description: plainText(alt) },
	});

function tableOf({ columns, rows }: Extract<DocumentBlock, { kind: "table" }>): Table {
	const shares = columns.reduce((sum, { share }) => sum + share, 0);
	const widths = columns.map(({ share }) => Math.round((textWidth * share) / shares));
	const row = (cells: readonly string[], isHeader: boolean) =>
		new TableRow({
			tableHeader: isHeader,
			cantSplit: true,
			children: cells.map(
				(cell, index) =>
					new TableCell({
						width: { size: widths[index] as number, type: WidthType.DXA },
						margins: { top: 50, bottom: 50, left: 90, right: 90 },
						shading: isHeader ? { fill: "EEF2F5" } : undefined,
						children: [
							new Paragraph({
								spacing: { after: 0 },
								alignment: columns[index]?.isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT,
								children: runs(plainText(cell).split("\n"), isHeader),
							}),
						],
					}),
			),
		});
	const headers = columns.map(({ header }) => header);
	return new Table({
		columnWidths: widths,
		width: { size: textWidth, type: WidthType.DXA },
		rows: [row(headers, true), ...rows.map((cells) => row(cells, false))],
	});
}

const runs = (lines: readonly string[], bold = false) =>
	lines.map((line, index) => new TextRun({ text: plainText(line), bold: bold || undefined, break: index > 0 ? 1 : undefined }));
