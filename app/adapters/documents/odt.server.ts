import { OdtDocument, type ParagraphBuilder } from "odf-kit";
import type { DocumentBlock, DocumentSection, PrintedDocument } from "#app/domain/kernel/document.ts";
import { paragraphsOf, plainText } from "./plain-text.ts";

/** The title is the heading above all others: the format's writer has no style for one. */
export async function printOdt(
	{ title, territory, subtitle, letterhead = [], stamp, sections }: PrintedDocument,
	createdAt: Date,
): Promise<Buffer> {
	const document = new OdtDocument()
		.setMetadata({ title: plainText(title), description: plainText(subtitle), creator: plainText(territory), creationDate: createdAt })
		.setPageLayout({ width: "21cm", height: "29.7cm", marginTop: "2cm", marginBottom: "2cm", marginLeft: "2cm", marginRight: "2cm" })
		.setHeader((header) => header.addText(plainText(stamp ? `${territory} · ${stamp}` : territory), { fontSize: 9, color: "#595959" }))
		.setFooter((footer) => footer.addText("page ", { fontSize: 9, color: "#595959" }).addPageNumber({ fontSize: 9, color: "#595959" }));
	if (letterhead.length > 0)
		document.addParagraph((paragraph) => {
			paragraph.addText(plainText(territory), { bold: true, color: "#1b4965" });
			for (const line of letterhead) paragraph.addLineBreak().addText(plainText(line), { fontSize: 9.5 });
		});
	document.addHeading(plainText(title), 1).addParagraph((paragraph) => paragraph.addText(plainText(subtitle), { color: "#595959" }));
	if (stamp) document.addParagraph((paragraph) => paragraph.addText(plainText(stamp), { bold: true, color: "#9b2c2c" }));
	for (const section of sections) addSection(document, section);
	return Buffer.from(await document.save());
}

function addSection(document: OdtDocument, { level, title, startsPage = false, blocks }: DocumentSection): void {
	if (startsPage) document.addPageBreak();
	document.addHeading(plainText(title), level + 1);
	for (const block of blocks) addBlock(document, block);
}

function addBlock(document: OdtDocument, block: DocumentBlock): void {
	switch (block.kind) {
		case "text":
			for (const lines of paragraphsOf(block.text))
				document.addParagraph((paragraph) => addLines(paragraph, lines), { spaceAfter: "0.2cm" });
			return;
		case "facts":
			for (const { term, text } of block.facts)
				document.addParagraph((paragraph) => addLines(paragraph.addText(`${plainText(term)} : `, { bold: true }), linesOf(text)), {
					spaceAfter: "0.1cm",
				});
			return;
		case "list":
			document.addList((list) => {
				for (const item of block.items) list.addItem((paragraph) => addLines(paragraph, linesOf(item)));
			});
			return;
		case "table":
			addTable(document, block);
			return;
		case "figure":
			document.addImage(Buffer.from(plainText(block.svg)), {
				mimeType: "image/svg+xml",
				width: `${(block.width / 40).toFixed(2)}cm`,
				height: `${(block.height / 40).toFixed(2)}cm`,
				anchor: "as-character",
				alt: plainText(block.alt),
			});
	}
}

function addTable(document: OdtDocument, { columns, rows }: Extract<DocumentBlock, { kind: "table" }>): void {
	const shares = columns.reduce((sum, { share }) => sum + share, 0);
	document.addTable(
		(table) => {
			table.addRow((row) => {
				for (const { header } of columns) row.addCell(plainText(header), { bold: true, backgroundColor: "#EEF2F5" });
			});
			for (const cells of rows)
				table.addRow((row) => {
					for (const cell of cells) row.addCell(plainText(cell));
				});
		},
		{ columnWidths: columns.map(({ share }) => `${((17 * share) / shares).toFixed(2)}cm`), border: "0.5pt solid #c5ccd3" },
	);
	document.addParagraph("");
}

const linesOf = (text: string) => plainText(text).split("\n");

function addLines(paragraph: ParagraphBuilder, lines: readonly string[]): void {
	lines.forEach((line, index) => {
		if (index > 0) paragraph.addLineBreak();
		paragraph.addText(plainText(line));
	});
}
