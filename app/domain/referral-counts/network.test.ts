import { describe, expect, it } from "vitest";
import { type Cell, exposed, protect } from "./network.ts";

/** One line of numbers under a published total: each flows from the total's node back to the outside. */
function line(...values: number[]): Cell[] {
	const all = values.reduce((sum, value) => sum + value, 0);
	const one = (code: string, value: number, from: string, to: string, status: Cell["status"], of: number): Cell => ({
		...{ code, period: "2026-T1", value, from, to, status, of, parts: [] },
	});
	return [
		one("all", all, "outside", "all", "fixed", -1),
		...values.map((value, index) => one(`${index}`, value, "all", "outside", "shown", all)),
	];
}
const seen = (cells: readonly Cell[]) => cells.slice(1).map(({ status, value }) => (status === "shown" ? value : null));
const protectedLine = (...values: number[]) => {
	const cells = line(...values);
	protect(cells, 11);
	return seen(cells);
};

describe("the audit", () => {
	it("finds the one hidden number of a line, that its total gives back", () => {
		const cells = line(40, 30, 5);
		(cells[3] as Cell).status = "hidden";
		expect(exposed(cells, 11).map(({ value }) => value)).toEqual([5]);
	});

	it("finds hidden numbers that cannot reach the threshold together", () => {
		const cells = line(40, 4, 6);
		for (const index of [2, 3]) (cells[index] as Cell).status = "hidden";
		expect(exposed(cells, 11).map(({ value }) => value)).toEqual([4, 6]);
	});

	it("is content when the hidden numbers of a line have room for the threshold", () => {
		const cells = line(40, 5, 6);
		for (const index of [2, 3]) (cells[index] as Cell).status = "hidden";
		expect(exposed(cells, 11)).toEqual([]);
	});

	it("finds a small number that is shown, and one that holds everything", () => {
		expect(exposed(line(40, 5, 30), 11).map(({ value }) => value)).toEqual([5]);
		const cells = line(40, 0);
		(cells[2] as Cell).status = "hidden";
		expect(exposed(cells, 11).map(({ value }) => value)).toEqual([40, 0]);
	});

	it("finds what a subtraction gives though no table prints it", () => {
		const cells = line(40, 30, 5);
		(cells[3] as Cell).status = "implied";
		expect(exposed(cells, 11).map(({ value }) => value)).toEqual([5]);
	});
});

describe("the protection", () => {
	it("hides nothing where nothing is small", () => {
		expect(protectedLine(40, 30, 20)).toEqual([40, 30, 20]);
	});

	it("hides the smallest of the others beside a lone small number", () => {
		expect(protectedLine(40, 12, 30, 5)).toEqual([40, null, 30, null]);
	});

	it("hides zero like any small number, and whatever holds everything", () => {
		expect(protectedLine(40, 0, 0)).toEqual([null, null, null]);
	});

	it("hides no more once the small ones cover one another", () => {
		expect(protectedLine(40, 3, 4, 5)).toEqual([40, null, null, null]);
	});

	it("hides a number's own breakdown with it", () => {
		const cells = line(40, 12, 5);
		const part: Cell = { ...(cells[2] as Cell), code: "part", parts: [], status: "shown" };
		(cells[2] as Cell).parts.push(part);
		protect(cells, 11);
		expect(part.status).toBe("hidden");
	});

	it("publishes nothing of a small number that nothing can cover", () => {
		const cells = line(5);
		(cells[1] as Cell).of = 100;
		expect(() => protect(cells, 11)).toThrow("nothing is published");
	});
});
