import { read, utils } from "@e965/xlsx";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { printCsv } from "#app/adapters/documents/csv.server.ts";
import { printXlsx } from "#app/adapters/documents/xlsx.server.ts";
import type { PrintedTable } from "#app/domain/kernel/document.ts";

const at = new Date("2026-11-22T09:00:00Z");
const table = (rows: PrintedTable["rows"]): PrintedTable => ({
	title: "Fiches actions",
	columns: [
		{ header: "Code", kind: "code", width: 10 },
		{ header: "Intitulé", kind: "text", width: 40 },
		{ header: "Échéance", kind: "day", width: 12 },
		{ header: "Valeur", kind: "number", width: 12 },
	],
	rows,
});
/** Every way known to have a spreadsheet run a text. */
const formulas = [
	"=1+1",
	"+33 2 99",
	"-2+3",
	"@SUM(A1)",
	"\t=1",
	"\r=1",
	"\n=1",
	" =1",
	"\u00a0=1",
	"\u200b=1",
	"\ufeff=1",
	"＝1",
	"＋1",
	"－1",
	"＠A",
	'=HYPERLINK("http://x")',
	"=cmd|' /C calc'!A0",
	"- puce",
];

describe("a CSV", () => {
	it("is byte for byte what French Excel opens", () => {
		const csv = printCsv(
			table([
				["3.2", "Point d'accueil ; œuvre « x »", "2026-12-31", 1234.5],
				["A-1", 'Dit "oui"\nsur deux lignes', null, -0.25],
				["12", "12\u202f500\u00a0€", "2027-01-01", 1e21],
				["1.1.10", "", null, null],
			]),
		);
		expect(csv.toString("utf8")).toBe(
			[
				"\ufeffCode;Intitulé;Échéance;Valeur",
				'"\'3.2";"Point d\'accueil ; œuvre « x »";31/12/2026;1234,5',
				'A-1;"Dit ""oui""\nsur deux lignes";;-0,25',
				'"\'12";12 500 €;01/01/2027;1000000000000000000000',
				'"\'1.1.10";;;',
				"",
			].join("\r\n"),
		);
		expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	});

	it.each(formulas)("never lets %j run", (text) => {
		const line = printCsv(table([[text, text, text, null]]))
			.toString("utf8")
			.split("\r\n")
			.slice(1)
			.join("\r\n");
		for (const cell of line.split(";").slice(0, 3)) expect(cell.replace(/^"/, "")).toMatch(/^'/);
	});

	it("keeps negative numbers as numbers", () => {
		expect(printCsv(table([["a", "b", null, -12]])).toString("utf8")).toContain("a;b;;-12\r\n");
	});
});

describe("an XLSX", () => {
	it("has texts, days and numbers of their own kind, a header that stays and filters", async () => {
		const bytes = await printXlsx(table([["3.2", "œuvre €", "2026-12-31", -1234.5]]), at);
		const workbook = new ExcelJS.Workbook();
		await workbook.xlsx.load(bytes as never);
		const sheet = workbook.getWorksheet("Fiches actions") as ExcelJS.Worksheet;
		expect(sheet.getRow(2).values).toEqual([undefined, "3.2", "œuvre €", new Date("2026-12-31T00:00:00Z"), -1234.5]);
		expect(sheet.getCell("A2").numFmt).toBe("@");
		expect(sheet.getCell("C2").numFmt).toBe("dd/mm/yyyy");
		expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
		expect(sheet.autoFilter).toBe("A1:D2");
		expect(sheet.getColumn(2).width).toBe(40);
	});

	it.each(formulas)("keeps %j a text", async (text) => {
		const { Sheets } = read(await printXlsx(table([[text, text, null, null]]), at));
		const sheet = Object.values(Sheets)[0] as NonNullable<(typeof Sheets)[string]>;
		expect(sheet.B2).toMatchObject({ t: "s" });
		expect(sheet.B2.f).toBeUndefined();
	});

	it("takes a title that no sheet may bear, and a text longer than a cell", async () => {
		const bytes = await printXlsx(
			{ ...table([["a", "x".repeat(40_000), null, null]]), title: "A/B: [c]*?\\ et encore bien trop long" },
			at,
		);
		const { SheetNames, Sheets } = read(bytes);
		expect(SheetNames[0]?.length).toBeLessThanOrEqual(31);
		expect(utils.sheet_to_json<string[]>(Sheets[SheetNames[0] as string] as never, { header: 1 })[1]?.[1]).toHaveLength(32_767);
	});
});
