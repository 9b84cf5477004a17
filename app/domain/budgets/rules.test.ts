import { describe, expect, it } from "vitest";
import { byYear, nothing, sumOf } from "./rules.ts";

describe("adding up", () => {
	it("keeps every cent however many lines there are", () => {
		const lines = Array.from({ length: 1_000 }, () => ({ ...nothing, planned: 0.1, actualFte: 0.05 }));
		expect(sumOf(lines)).toEqual({ ...nothing, planned: 100, actualFte: 50 });
	});

	it("gives nothing for nothing", () => {
		expect(sumOf([])).toEqual(nothing);
		expect(byYear([])).toEqual([]);
	});

	it("gives one line a year, the earliest first", () => {
		const rows = [
			{ ...nothing, year: 2027, promised: 5 },
			{ ...nothing, year: 2026, promised: 1 },
			{ ...nothing, year: 2027, promised: 2.5 },
		];
		expect(byYear(rows)).toEqual([
			{ ...nothing, year: 2026, promised: 1 },
			{ ...nothing, year: 2027, promised: 7.5 },
		]);
	});
});
