import { describe, expect, it } from "vitest";
import { addressOf, nearest, readAmount, readDay, readFlag, readList, readProgress, readStatus } from "./cells.ts";

it("names cells as a spreadsheet does", () => {
	expect([addressOf(1, 0), addressOf(12, 25), addressOf(3, 26), addressOf(4, 701), addressOf(5, 702)]).toEqual([
		"A1",
		"Z12",
		"AA3",
		"ZZ4",
		"AAA5",
	]);
});

describe("a date", () => {
	it.each([
		[{ day: "2026-12-31" }, "2026-12-31"],
		["31/12/2026", "2026-12-31"],
		["1.2.2026", "2026-02-01"],
		["2026-02-01", "2026-02-01"],
		["1er février 2026", "2026-02-01"],
		["29/02/2028", "2028-02-29"],
	])("%j is read", (cell, day) => expect(readDay(cell)).toEqual({ value: day }));
	it.each([
		["31/02/2026", "import.no-such-day"],
		["bientôt", "import.not-a-day"],
		["2026", "import.not-a-day"],
		[46387, "import.not-a-day"],
		["01/01/0202", "import.absurd-day"],
	])("%j is refused", (cell, code) => expect(readDay(cell)).toEqual({ refused: code }));
});

describe("an amount", () => {
	it.each([
		["12 500,50 €", 12500.5],
		["12\u202f500", 12500],
		["1.250.000,00", 1250000],
		["1250.5", 1250.5],
		["12 k€", 12000],
		["5000 € TTC", 5000],
		[99.999, 100],
		["", null],
	])("%j is read", (cell, value) => expect(readAmount(cell)).toEqual({ value }));
	it.each([
		["-5", "import.negative-amount"],
		[-5, "import.negative-amount"],
		["99999999999", "import.absurd-amount"],
		["à voir", "import.not-an-amount"],
		["1,2,3", "import.not-an-amount"],
	])("%j is refused", (cell, code) => expect(readAmount(cell)).toEqual({ refused: code }));
});

it("reads French words, ticks, rates and lists", () => {
	expect(["En cours", "TERMINÉE", "à venir", "En retard", "En pause"].map(readStatus)).toEqual(
		["in_progress", "completed", "proposed", "in_progress", "on_hold"].map((value) => ({ value })),
	);
	expect(["Oui", "x", "non", true, "✓"].map(readFlag)).toEqual([true, true, false, true, true].map((value) => ({ value })));
	expect([0.4, "40 %", 40].map(readProgress)).toEqual(Array(3).fill({ value: 40 }));
	expect(readList("CAF ; CCAS\n- Département")).toEqual(["CAF", "CCAS", "Département"]);
	expect(readList("CAF, CCAS")).toEqual(["CAF", "CCAS"]);
});

it("suggests the nearest name, and none when all are far", () => {
	expect(nearest("CCSA de Redn", ["CCAS de Redon", "CAF"])).toBe("CCAS de Redon");
	expect(nearest("Mairie", ["CCAS de Redon", "CAF"])).toBeUndefined();
});
