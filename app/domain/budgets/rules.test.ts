import { describe, expect, it } from "vitest";
import { budgetOf, byYear, nothing, sumOf } from "./rules.ts";

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

describe("the budget of a sheet", () => {
	const typed = { plannedBudget: 12_500, actualBudget: null };
	const line = { stage: "planned", unit: "euro", amount: 0.1 } as const;

	it("is what was typed, said to be an estimate, while no line stands", () => {
		expect(budgetOf(typed, [])).toEqual({ planned: { amount: 12_500, isEstimate: true }, actual: null });
	});

	it("is the sum of its lines as soon as there is one, stage by stage", () => {
		const actual = { ...line, stage: "actual" } as const;
		expect(budgetOf(typed, [line, line, line])).toEqual({ planned: { amount: 0.3, isEstimate: false }, actual: null });
		expect(budgetOf(typed, [actual])).toEqual({
			planned: { amount: 12_500, isEstimate: true },
			actual: { amount: 0.1, isEstimate: false },
		});
	});

	it("is not told by working time, nor hidden by a line of nothing", () => {
		expect(budgetOf(typed, [{ ...line, unit: "fte" }]).planned).toEqual({ amount: 12_500, isEstimate: true });
		expect(budgetOf(typed, [{ ...line, amount: 0 }]).planned).toEqual({ amount: 0, isEstimate: false });
	});
});
