import type { Amounts } from "./types.ts";

export const nothing: Amounts = { planned: 0, actual: 0, promised: 0, received: 0, plannedFte: 0, actualFte: 0 };

const names = Object.keys(nothing) as (keyof Amounts)[];

/** Adds amounts up to the cent: floating sums of many lines would drift. */
export function sumOf(rows: readonly Amounts[]): Amounts {
	const total = (name: keyof Amounts) => rows.reduce((sum, row) => sum + Math.round(row[name] * 100), 0) / 100;
	return Object.fromEntries(names.map((name) => [name, total(name)])) as unknown as Amounts;
}

/** The same, year by year, in order. */
export function byYear<Row extends Amounts & { year: number }>(rows: readonly Row[]): (Amounts & { year: number })[] {
	return [...Map.groupBy(rows, ({ year }) => year)].sort(([a], [b]) => a - b).map(([year, group]) => ({ year, ...sumOf(group) }));
}
