import ExcelJS from "exceljs";
import type { PrintedTable } from "#app/domain/kernel/document.ts";
import { plainText } from "./plain-text.ts";

const formats = { code: "@", text: "@", day: "dd/mm/yyyy", number: "General" };
const longestText = 32_767;

/** Cells of their kind (a text is never run as a formula here), a header that stays in view and filters. */
export async function printXlsx({ title, columns, rows }: PrintedTable, createdAt: Date): Promise<Buffer> {
	const workbook = new ExcelJS.Workbook();
	workbook.title = plainText(title);
	workbook.created = createdAt;
	workbook.modified = createdAt;
	const sheet = workbook.addWorksheet(
		plainText(title)
			.replace(/[\\/?*[\]:]/g, " ")
			.slice(0, 31),
		{
			views: [{ state: "frozen", ySplit: 1 }],
			pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: "1:1" },
		},
	);
	sheet.columns = columns.map(({ header, kind, width }) => ({
		header: plainText(header),
		width,
		style: { numFmt: formats[kind], alignment: { vertical: "top", wrapText: kind === "text" } },
	}));
	sheet.getRow(1).eachCell((cell) => {
		cell.font = { bold: true };
		cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFEEF2F5" } };
	});
	sheet.addRows(rows.map((row) => row.map((cell, index) => cellValue(cell, columns[index]?.kind === "day"))));
	sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } };
	return Buffer.from(await workbook.xlsx.writeBuffer());
}

const cellValue = (cell: string | number | null, isDay: boolean): string | number | Date | null => {
	if (typeof cell !== "string") return cell;
	return isDay ? new Date(`${cell}T00:00:00Z`) : plainText(cell).slice(0, longestText);
};
