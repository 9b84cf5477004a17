import { inflateRawSync } from "node:zlib";
import { read as readWorkbook, SSF, utils, type WorkSheet } from "@e965/xlsx";
import { parse as parseCsv } from "csv-parse/sync";

/** The only file that knows the spreadsheet libraries: bytes in, plain cells out, within limits checked before anything is parsed. */

export const maxSpreadsheetBytes = 10 * 1024 * 1024;
const maxRows = 20_000;
const maxColumns = 200;
const maxTabs = 20;
const maxCells = 1_000_000;
const maxUnpackedBytes = 150 * 1024 * 1024;
const maxEntries = 2_000;

type PlainCell = null | string | number | boolean | { day: string } | { error: string };
export interface PlainGrid {
	name: string;
	rows: PlainCell[][];
	/** « A4:A9 »; the value of a merged range is repeated downwards in its first column. */
	merges: string[];
}

/** Why a file is not taken, as a code. */
export class SpreadsheetRefused extends Error {
	readonly code: string;
	constructor(code: string) {
		super(code);
		this.code = code;
	}
}
const refuse = (code: string): never => {
	throw new SpreadsheetRefused(code);
};

/** Reads an XLSX, an ODS or a CSV file; what it is comes from its content, not from its name. @throws SpreadsheetRefused */
export function readSpreadsheet(bytes: Buffer): PlainGrid[] {
	if (bytes.length === 0) refuse("import.empty-file");
	if (bytes.length > maxSpreadsheetBytes) refuse("import.file-too-big");
	if (bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return readArchive(bytes);
	// the container of .xls, and of any workbook under a password
	if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) refuse("import.old-or-locked");
	return [readText(bytes)];
}

interface Entry {
	name: string;
	method: number;
	packed: number;
	unpacked: number;
	at: number;
}

/** The archive's table of contents, at its end. */
function entriesOf(bytes: Buffer): Entry[] {
	const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
	if (end < 0 || end + 22 > bytes.length) refuse("import.unreadable-file");
	const count = bytes.readUInt16LE(end + 10);
	if (count > maxEntries) refuse("import.zip-bomb");
	const entries: Entry[] = [];
	let at = bytes.readUInt32LE(end + 16);
	for (let index = 0; index < count; index++) {
		if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) refuse("import.unreadable-file");
		const nameLength = bytes.readUInt16LE(at + 28);
		entries.push({
			name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
			method: bytes.readUInt16LE(at + 10),
			packed: bytes.readUInt32LE(at + 20),
			unpacked: bytes.readUInt32LE(at + 24),
			at: bytes.readUInt32LE(at + 42),
		});
		at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
	}
	return entries;
}

/** What an archive says it unpacks to may be a lie: each part is unpacked within what is left of the allowance, and let go. */
function assertHarmless(bytes: Buffer, entries: readonly Entry[]): void {
	if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > maxUnpackedBytes) refuse("import.zip-bomb");
	let left = maxUnpackedBytes;
	for (const { method, packed, at } of entries) {
		if (at + 30 > bytes.length) refuse("import.unreadable-file");
		const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
		if (method === 0) left -= packed;
		else if (method === 8) {
			try {
				left -= inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: left }).length;
			} catch (error) {
				refuse((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? "import.zip-bomb" : "import.unreadable-file");
			}
		} else refuse("import.unreadable-file");
		if (left <= 0) refuse("import.zip-bomb");
	}
}

function readArchive(bytes: Buffer): PlainGrid[] {
	const entries = entriesOf(bytes);
	const has = (name: string) => entries.some((entry) => entry.name === name);
	const isOds = has("content.xml");
	if (!has("xl/workbook.xml") && !isOds) refuse("import.not-a-spreadsheet");
	assertHarmless(bytes, entries);
	let workbook: ReturnType<typeof readWorkbook>;
	try {
		workbook = readWorkbook(bytes, {
			type: "buffer",
			dense: true,
			cellNF: true,
			cellFormula: false,
			cellHTML: false,
			sheetRows: maxRows + 200,
		});
	} catch {
		return refuse("import.unreadable-file");
	}
	const date1904 = !isOds && workbook.Workbook?.WBProps?.date1904 === true;
	const hidden = new Set(workbook.Workbook?.Sheets?.filter((tab) => tab.Hidden).map(({ name }) => name));
	const grids = workbook.SheetNames.filter((name) => !hidden.has(name))
		.slice(0, maxTabs)
		.map((name) => gridOf(name, workbook.Sheets[name] as WorkSheet, date1904))
		.filter(({ rows }) => rows.length > 0);
	if (grids.length === 0) refuse("import.empty-file");
	return within(grids);
}

interface RawCell {
	t: string;
	v?: unknown;
	w?: string;
	z?: string;
}

function gridOf(name: string, sheet: WorkSheet, date1904: boolean): PlainGrid {
	const data = ((sheet as { "!data"?: (RawCell | undefined)[][] })["!data"] ?? []) as (RawCell | undefined)[][];
	const rows = Array.from(data, (row) => trimmed(Array.from(row ?? [], (cell) => plainCell(cell, date1904))));
	const merges: string[] = [];
	for (const { s, e } of sheet["!merges"] ?? []) {
		if (merges.length < 500) merges.push(utils.encode_range({ s, e }));
		const value = rows[s.r]?.[s.c] ?? null;
		if (value === null) continue;
		for (let r = s.r + 1; r <= Math.min(e.r, rows.length - 1); r++) {
			const row = rows[r] as PlainCell[];
			while (row.length <= s.c) row.push(null);
			row[s.c] = value;
		}
	}
	return { name: name.slice(0, 100), rows: withoutTail(rows), merges };
}

function plainCell(cell: RawCell | undefined, date1904: boolean): PlainCell {
	if (!cell || cell.v === undefined || cell.v === null) return null;
	if (cell.t === "e") return { error: cell.w ?? "#VALEUR!" };
	if (cell.t === "b") return Boolean(cell.v);
	if (cell.t === "n" && typeof cell.v === "number") {
		if (!cell.z || !SSF.is_date(cell.z)) return Number.isFinite(cell.v) ? cell.v : null;
		const parts = SSF.parse_date_code(cell.v, { date1904 });
		return parts ? { day: `${parts.y}-${two(parts.m)}-${two(parts.d)}` } : cell.v;
	}
	return clean(String(cell.v));
}

const two = (number: number) => String(number).padStart(2, "0");
/** PostgreSQL keeps no NUL, and Excel writes line ends of its own as _x000D_. */
const clean = (text: string): string | null =>
	text
		.replaceAll("\0", "")
		.replaceAll("_x000D_", "")
		.replace(/\u00a0/g, " ") || null;
const trimmed = (row: PlainCell[]) => {
	let length = row.length;
	while (length > 0 && row[length - 1] === null) length--;
	return row.slice(0, length);
};
const withoutTail = (rows: PlainCell[][]) => {
	let length = rows.length;
	while (length > 0 && rows[length - 1]?.length === 0) length--;
	return rows.slice(0, length);
};

function within(grids: PlainGrid[]): PlainGrid[] {
	let cells = 0;
	for (const { rows } of grids) {
		if (rows.filter((row) => row.length > 0).length > maxRows) refuse("import.too-many-rows");
		for (const row of rows) {
			if (row.length > maxColumns) refuse("import.too-many-columns");
			cells += row.length;
		}
	}
	if (cells > maxCells) refuse("import.too-many-cells");
	return grids;
}

/** UTF-8, with or without its mark, UTF-16 under its mark, and otherwise what French Excel writes. */
function decode(bytes: Buffer): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
	if (bytes.includes(0)) refuse("import.not-a-spreadsheet");
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder("windows-1252").decode(bytes);
	}
}

/** The apostrophe that spreadsheets, and our own exports, put before a text that would run as a formula or turn into a date. */
const unmarked = (text: string) => (/^'(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|\d+(?:[.,/\- ]\d+)*$)/.test(text) ? text.slice(1) : text);

const options = { relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: 1_000_000 } as const;

/** The separator that cuts the first lines into the most cells. */
function delimiterOf(text: string): string {
	let best = { delimiter: ";", cells: 0 };
	for (const delimiter of [";", ",", "\t"]) {
		try {
			const cells = (parseCsv(text.slice(0, 200_000), { ...options, delimiter, to: 20 }) as string[][]).reduce(
				(sum, row) => sum + row.length,
				0,
			);
			if (cells > best.cells) best = { delimiter, cells };
		} catch {
			// a quote left open under this separator: not the one
		}
	}
	return best.delimiter;
}

function readText(bytes: Buffer): PlainGrid {
	const text = decode(bytes);
	const separator = /^sep=(.)\r?\n/i.exec(text);
	let records: string[][];
	try {
		const body = separator ? text.slice(separator[0].length) : text;
		records = parseCsv(body, { ...options, delimiter: separator?.[1] ?? delimiterOf(body), to: maxRows + 200 }) as string[][];
	} catch {
		return refuse("import.unreadable-file");
	}
	// « sep=; » is a line of the file too: addresses count it
	const rows = [...(separator ? [[]] : []), ...records].map((record) => trimmed(record.map((value) => clean(unmarked(value.trim())))));
	const grid = { name: "Feuille 1", rows: withoutTail(rows), merges: [] };
	if (grid.rows.length === 0) refuse("import.empty-file");
	return within([grid])[0] as PlainGrid;
}
