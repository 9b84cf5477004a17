import type { Day } from "../kernel/calendar.ts";
import { type Cell, protect } from "./network.ts";
import { quartersOf } from "./periods.ts";
import { type Breakdown, breakdowns, reasonCode, type Tally, tally, whole } from "./tally.ts";
import {
	type CountRow,
	type Detail,
	type End,
	type PeriodKey,
	type PublishedLine,
	type PublishedQuarter,
	type PublishedTable,
	type PublishedYear,
	type Shown,
	type TableKey,
	tableKeys,
	tableLines,
	totalLine,
} from "./types.ts";

/** The least a territory may choose; its table refuses less as well. */
export const leastThreshold = 11;

/** Where each table finds its numbers, and the line whose breakdown it is. */
const sources: Record<TableKey, { breakdown: Breakdown | "unmet"; parent: End | typeof whole }> = {
	need: { breakdown: "need", parent: whole },
	delay: { breakdown: "delay", parent: whole },
	outcome: { breakdown: "end", parent: whole },
	decline: { breakdown: "end", parent: "declined" },
	"no-solution": { breakdown: "end", parent: "no-solution" },
	"unmet-need": { breakdown: "unmet", parent: "no-solution" },
};

type ShownCounts = Map<string, Shown>;
const keyOf = (breakdown: Breakdown | "unmet", code: string, period: PeriodKey): string => `${breakdown} ${code} ${period}`;

/**
 * Everything that a year publishes, decided at once: months and quarters, all tables together, so that choosing one view or another
 * opens no subtraction. What is hidden, why, and what this does not protect against: docs/decisions/016-small-counts.md.
 */
export function publishYear(rows: readonly CountRow[], year: number, threshold: number, today: Day): PublishedYear {
	if (!Number.isInteger(threshold) || threshold < leastThreshold) throw new RangeError(`No threshold under ${leastThreshold}.`);
	const counts = tally(rows);
	const shown: ShownCounts = new Map();
	const quarters = quartersOf(year).map((quarter): PublishedQuarter => {
		const published = { ...quarter, detail: quarter.opensOn > today ? ("waiting" as const) : detailOf(counts, quarter, threshold) };
		decideQuarter(counts, published, threshold, shown);
		return published;
	});
	return { year, threshold, quarters, tables: tableKeys.map((key) => tableOf(key, quarters, shown)) };
}

/** Totals first, since every table shows them. Hiding one month would take hiding another: then the quarter stands alone. */
function detailOf(counts: Tally, { key, months }: Pick<PublishedQuarter, "key" | "months">, threshold: number): Detail {
	const enough = (period: PeriodKey) => counts.of("need", whole, period) >= threshold;
	if (!enough(key)) return "secret";
	return months.every(enough) ? "months" : "quarter";
}

function decideQuarter(counts: Tally, quarter: PublishedQuarter, threshold: number, shown: ShownCounts): void {
	if (quarter.detail !== "quarter" && quarter.detail !== "months") return;
	const periods = quarter.detail === "months" ? [quarter.key, ...quarter.months] : [quarter.key];
	const decide = (breakdown: Breakdown): Cell[] => {
		const cells = cellsOf(counts, breakdown, periods);
		protect(cells, threshold);
		for (const { code, period, value, status } of cells) shown.set(keyOf(breakdown, code, period), status === "hidden" ? null : value);
		return cells;
	};
	const needs = decide("need");
	decide("delay");
	const unsolved = decide("end").find(({ code, period }) => code === "no-solution" && period === quarter.key) as Cell;
	if (unsolved.status === "hidden") return;
	for (const { code, value, status } of unmetCells(counts, needs, unsolved, threshold))
		shown.set(keyOf("unmet", code, quarter.key), status === "hidden" ? null : value);
}

/**
 * The circulation of one breakdown over a quarter: from the whole down to each line in the quarter, and back up through the months.
 * Where months are not published nothing is known of them, and a line of the quarter flows straight back.
 */
function cellsOf(counts: Tally, breakdown: Breakdown, [quarter = "", ...months]: PeriodKey[]): Cell[] {
	const lines = breakdowns[breakdown];
	const isLeaf = (code: string) => code !== whole && !lines.some(({ parent }) => parent === code);
	const node = (code: string, period: PeriodKey) => (!isLeaf(code) ? `${code} ${period}` : months.length > 0 ? `line ${code}` : "outside");
	const cells: Cell[] = [];
	for (const period of [quarter, ...months]) {
		const between = (above: string, below: string) => (period === quarter ? { from: above, to: below } : { from: below, to: above });
		const total = counts.of(breakdown, whole, period);
		const ofTheTotal = between("outside", node(whole, period));
		cells.push({ code: whole, period, value: total, ...ofTheTotal, status: "fixed", of: -1, parts: [] });
		for (const { code, parent } of lines) {
			const above = cells.find((cell) => cell.period === period && cell.code === parent) as Cell;
			const edge = between(node(parent, period), node(code, period));
			const cell: Cell = { code, period, value: counts.of(breakdown, code, period), ...edge, status: "shown", of: above.value, parts: [] };
			above.parts.push(cell);
			cells.push(cell);
		}
	}
	return cells;
}

/**
 * Requests without a solution, by need. Each need parts into those and the others, which no table prints but a subtraction would give;
 * the counts by need are decided already, and move no more: they stay the same when an outcome changes later.
 */
function unmetCells(counts: Tally, needs: readonly Cell[], unsolved: Cell, threshold: number): Cell[] {
	const quarter = unsolved.period;
	const all = counts.of("need", whole, quarter);
	const cells: Cell[] = needs.map((cell) => {
		const status = cell.status === "hidden" ? "hidden" : "fixed";
		// in the quarter, a need is what comes in from both sides, and goes on to its months
		return cell.period === quarter && cell.code !== whole
			? { ...cell, from: `need ${cell.code}`, status, parts: [] }
			: { ...cell, status, parts: [] };
	});
	const root = (cells.find(({ code, period }) => code === whole && period === quarter) as Cell).to;
	const side = (name: string, value: number): Cell => ({
		...{ code: name, period: quarter, value, from: root, to: name },
		...{ status: "fixed" as const, of: -1, parts: [] },
	});
	cells.push(side("unsolved", unsolved.value), side("others", all - unsolved.value));
	const unmet = needs
		.filter(({ code, period }) => period === quarter && code !== whole)
		.map((need): Cell => {
			const value = counts.unmet(need.code, quarter);
			cells.push({
				...{ code: need.code, period: quarter, value: need.value - value, from: "others", to: `need ${need.code}` },
				...{ status: "implied" as const, of: -1, parts: [] },
			});
			const status = need.status === "hidden" ? "hidden" : "shown";
			return { code: need.code, period: quarter, value, from: "unsolved", to: `need ${need.code}`, status, of: need.value, parts: [] };
		});
	protect([...cells, ...unmet], threshold);
	return unmet;
}

function tableOf(key: TableKey, quarters: readonly PublishedQuarter[], shown: ShownCounts): PublishedTable {
	const { breakdown, parent } = sources[key];
	const isQuarterly = breakdown === "unmet";
	const periods = quarters
		.filter(({ detail }) => detail !== "waiting")
		.flatMap((quarter) => (isQuarterly ? [quarter.key] : [...quarter.months, quarter.key]));
	const counts = (from: Breakdown | "unmet", code: string) =>
		Object.fromEntries(periods.map((period) => [period, shown.get(keyOf(from, code, period)) ?? null]));
	const codeIn = (line: string) => (breakdown === "end" && parent !== whole ? reasonCode(parent, line) : line);
	const lines = tableLines[key].map((line): PublishedLine => ({ code: line, counts: counts(breakdown, codeIn(line)) }));
	return { key, isQuarterly, lines, total: counts(isQuarterly ? "end" : breakdown, parent) };
}

/** One published number; null when it is secret, not published yet, or none of this table's. */
export function countShown(
	{ tables }: PublishedYear,
	{ table, line, period }: { table: TableKey; line: string; period: PeriodKey },
): Shown {
	const found = tables.find(({ key }) => key === table);
	const counts = line === totalLine ? found?.total : found?.lines.find(({ code }) => code === line)?.counts;
	return counts?.[period] ?? null;
}
