import { stringify } from "csv-stringify/sync";
import type { PrintedTable, TableColumn } from "#app/domain/kernel/document.ts";

/**
 * As a French Excel opens it by a double click: semicolons, decimal comma, UTF-8 announced by its mark, lines ended as Windows does.
 * A text that a spreadsheet would run as a formula, or a code that it would take for a date (« 3.2 », the 3rd of February), is marked
 * as text by the apostrophe that spreadsheets use for it.
 */
export function printCsv({ columns, rows }: PrintedTable): Buffer {
	const text = stringify(
		[columns.map(({ header }) => safe(header)), ...rows.map((row) => row.map((cell, index) => cellText(cell, columns[index])))],
		{
			delimiter: ";",
			record_delimiter: "\r\n",
			bom: true,
			quoted_match: /[\r\n\t"';]/,
		},
	);
	return Buffer.from(text, "utf8");
}

function cellText(cell: string | number | null, column: TableColumn | undefined): string {
	if (cell === null) return "";
	if (typeof cell === "number") return Number.isFinite(cell) ? decimal(cell) : "";
	if (column?.kind === "day") return /^\d{4}-\d{2}-\d{2}$/.test(cell) ? cell.split("-").reverse().join("/") : safe(cell);
	if (column?.kind === "code" && /^\d+(?:[.,/\- ]\d+)*$/.test(cell)) return `'${cell}`;
	return safe(cell);
}

/** Never « 1e+21 », which a spreadsheet reads, but people do not. */
const decimal = (value: number) => value.toLocaleString("fr-FR", { useGrouping: false, maximumFractionDigits: 10 });

/** What begins a formula, even after blanks, in any of the widths of Unicode. */
const formula = /^[\s\u200b-\u200f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** Narrow spaces are plain ones here: many machines show them as squares. */
const safe = (text: string): string => {
	const plain = text.toWellFormed().replace(/[\u00a0\u202f\u2009]/g, " ");
	return formula.test(plain) ? `'${plain}` : plain;
};
