import type { DocumentFormat, PrintedDocument, PrintedTable, TableFormat } from "#app/domain/kernel/document.ts";
import { printCsv } from "./csv.server.ts";

export const contentTypes: Record<DocumentFormat | TableFormat, string> = {
	pdf: "application/pdf",
	docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	odt: "application/vnd.oasis.opendocument.text",
	xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	csv: "text/csv; charset=utf-8",
};

// Each format brings a library of its own, megabytes of it: loaded when the first file of that format is asked for.
const printers: Record<DocumentFormat, () => Promise<(document: PrintedDocument, at: Date) => Buffer | Promise<Buffer>>> = {
	pdf: async () => (await import("./pdf.server.ts")).printPdf,
	docx: async () => (await import("./docx.server.ts")).printDocx,
	odt: async () => (await import("./odt.server.ts")).printOdt,
};

/** @throws UnprintableDocument */
export async function printDocument(document: PrintedDocument, format: DocumentFormat, at: Date): Promise<Buffer> {
	const print = await printers[format]();
	return print(document, at);
}

export async function printTable(table: PrintedTable, format: TableFormat, at: Date): Promise<Buffer> {
	return format === "csv" ? printCsv(table) : (await import("./xlsx.server.ts")).printXlsx(table, at);
}
