import { deflateRawSync } from "node:zlib";
import { utils } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { readSpreadsheetAside } from "#app/adapters/spreadsheet-reader.server.ts";
import { readSpreadsheet } from "#app/adapters/spreadsheets.server.ts";
import { guessMapping } from "#app/domain/imports/guess.ts";
import { packed, planLines, titles, workbook } from "./workbooks.ts";

const csv = (delimiter: string, lines = planLines(2)) =>
	[titles, ...lines.map((line) => line.map((cell) => (cell instanceof Date ? "05/01/2026" : `"${cell}"`)))]
		.map((line) => line.join(delimiter))
		.join("\r\n");
const windows1252 = (text: string) =>
	Buffer.from([...text].map((letter) => (letter === "€" ? 0x80 : letter === "–" ? 0x96 : letter.charCodeAt(0))));

describe("a spreadsheet", () => {
	it.each([
		["xlsx", false],
		["xlsx", true],
		["ods", false],
	] as const)("in %s (1904: %s) gives its dates as days", (bookType, date1904) => {
		const [grid] = readSpreadsheet(workbook(planLines(1), { bookType, date1904 }));
		expect(grid?.rows[3]?.slice(6, 8)).toEqual([{ day: "2026-01-05" }, "31/12/2027"]);
	});

	it.each([
		["semicolons in UTF-8", Buffer.from(csv(";"))],
		["semicolons in UTF-8 with its mark", Buffer.from(`\ufeff${csv(";")}`)],
		["commas in UTF-8", Buffer.from(csv(","))],
		["tabs in UTF-16", Buffer.from(`\ufeff${csv("\t")}`, "utf16le")],
		["semicolons in Windows-1252", windows1252(csv(";"))],
	])("as a CSV with %s gives its cells", (_, bytes) => {
		const grids = readSpreadsheet(bytes);
		expect(grids[0]?.rows[0]).toEqual(titles);
		expect(grids[0]?.rows[1]).toEqual([
			"A-1",
			"Axe 1 – Insertion",
			"Accompagner les parcours",
			"Action numéro 1",
			"CCAS",
			"CAF ; Communauté de communes",
			"05/01/2026",
			"31/12/2027",
			"12 500,50 €",
			"En cours",
		]);
		expect(guessMapping(grids)).toMatchObject({ headerLine: 1, firstLine: 2 });
	});

	it("repeats a merged cell on each of its lines, and tells which", () => {
		const lines = planLines(3).map((line, index) => (index === 0 ? line : [line[0] ?? null, null, ...line.slice(2)]));
		const [grid] = readSpreadsheet(workbook(lines, { merges: ["B4:B6"] }));
		expect(grid?.rows.slice(3).map((row) => row[1])).toEqual(Array(3).fill("Axe 1 – Insertion"));
		expect(grid?.merges).toEqual(["B4:B6"]);
	});

	it("finds the titles though they are not on the first line", () => {
		const mapping = guessMapping(readSpreadsheet(workbook(planLines(1))));
		expect(mapping).toEqual({
			grid: 0,
			headerLine: 3,
			firstLine: 4,
			columns: ["code", "axis", "objective", "title", "leadOrganisation", "partners", "startOn", "endOn", "plannedBudget", "status"],
		});
	});
});

describe("a file that cannot be taken", () => {
	const refusal = (bytes: Buffer) => {
		try {
			readSpreadsheet(bytes);
			return "taken";
		} catch (error) {
			return (error as { code?: string }).code;
		}
	};

	it("is told why: too big, too long, empty, damaged, locked, or something else", () => {
		expect(refusal(Buffer.alloc(10 * 1024 * 1024 + 1, "a"))).toBe("import.file-too-big");
		expect(refusal(Buffer.from("a;b\n".repeat(50_000)))).toBe("import.too-many-rows");
		expect(refusal(packed(utils.aoa_to_sheet(Array.from({ length: 50_000 }, () => ["a"]))))).toBe("import.too-many-rows");
		expect(refusal(Buffer.alloc(0))).toBe("import.empty-file");
		expect(refusal(workbook(planLines(1)).subarray(0, 900))).toBe("import.unreadable-file");
		expect(refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe("import.old-or-locked");
		expect(refusal(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]))).toBe("import.not-a-spreadsheet");
		expect(refusal(zip("word/document.xml", Buffer.from("<w/>")))).toBe("import.not-a-spreadsheet");
	});

	it("is not unpacked when it is a bomb, whether it says so or lies", () => {
		const bomb = Buffer.alloc(200 * 1024 * 1024);
		expect(refusal(zip("xl/workbook.xml", bomb))).toBe("import.zip-bomb");
		expect(refusal(zip("xl/workbook.xml", bomb, 1000))).toBe("import.zip-bomb");
	});
});

/** An archive of one file, that may lie about how long it is. */
function zip(name: string, content: Buffer, told = content.length): Buffer {
	const data = deflateRawSync(content);
	const local = Buffer.alloc(30 + name.length);
	local.writeUInt32LE(0x04034b50, 0);
	local.writeUInt16LE(8, 8);
	local.writeUInt32LE(data.length, 18);
	local.writeUInt32LE(told, 22);
	local.writeUInt16LE(name.length, 26);
	local.write(name, 30);
	const central = Buffer.alloc(46 + name.length);
	central.writeUInt32LE(0x02014b50, 0);
	central.writeUInt16LE(8, 10);
	central.writeUInt32LE(data.length, 20);
	central.writeUInt32LE(told, 24);
	central.writeUInt16LE(name.length, 28);
	central.write(name, 46);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(1, 8);
	end.writeUInt16LE(1, 10);
	end.writeUInt32LE(central.length, 12);
	end.writeUInt32LE(local.length + data.length, 16);
	return Buffer.concat([local, data, central, end]);
}

describe("a spreadsheet read aside", () => {
	it("gives what it gives here, and leaves the thread free meanwhile", async () => {
		const bytes = workbook(planLines(15_000));
		let longest = 0;
		let last = performance.now();
		const beat = setInterval(() => {
			longest = Math.max(longest, performance.now() - last);
			last = performance.now();
		}, 5);
		const grids = await readSpreadsheetAside(bytes);
		clearInterval(beat);
		expect(grids[0]?.rows).toHaveLength(15_003);
		const started = performance.now();
		expect(readSpreadsheet(bytes)).toEqual(grids);
		expect(longest).toBeLessThan(performance.now() - started);
	});

	it("is refused for the same reasons", async () => {
		await expect(readSpreadsheetAside(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).rejects.toThrow("import.old-or-locked");
	});
});
