import type { DocumentFormat, PrintedDocument, PrintedTable, TableFormat } from "#app/domain/kernel/document.ts";
import { printCsv } from "./csv.server.ts";
import { printDocx } from "./docx.server.ts";
import { printOdt } from "./odt.server.ts";
import { printPdf } from "./pdf.server.ts";
import { printXlsx } from "./xlsx.server.ts";

export const contentTypes: Record<DocumentFormat | TableFormat, string> = {
	pdf: "application/pdf",
	docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	odt: "application/vnd.oasis.opendocument.text",
	xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	csv: "text/csv; charset=utf-8",
};

export async function printDocument(document: PrintedDocument, format: DocumentFormat, at: Date): Promise<Buffer> {
	const print = { pdf: printPdf, docx: printDocx, odt: printOdt }[format];
	return print(document, at);
}

export async function printTable(table: PrintedTable, format: TableFormat, at: Date): Promise<Buffer> {
	return format === "csv" ? printCsv(table) : printXlsx(table, at);
}
