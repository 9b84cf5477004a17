import type { Amounts, BudgetLine, BudgetStage, SheetBudget, SheetBudgetFigure, YearAmounts } from "./types.ts";

export const nothing: Amounts = { planned: 0, actual: 0, promised: 0, received: 0, plannedFte: 0, actualFte: 0 };

const names = Object.keys(nothing) as (keyof Amounts)[];

/** Adds amounts up to the cent: floating sums of many lines would drift. */
export function sumOf(rows: readonly Amounts[]): Amounts {
	const total = (name: keyof Amounts) => rows.reduce((sum, row) => sum + Math.round(row[name] * 100), 0) / 100;
	return Object.fromEntries(names.map((name) => [name, total(name)])) as unknown as Amounts;
}

/** The same, year by year, in order; first estimates, which say no year, come last. */
export function byYear<Row extends YearAmounts>(rows: readonly Row[]): YearAmounts[] {
	return [...Map.groupBy(rows, ({ year }) => year)]
		.sort(([a], [b]) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY))
		.map(([year, group]) => ({ year, ...sumOf(group) }));
}

/** One truth for a sheet's budget: its lines in euros or, while it has none at a stage, the figure typed on it as a first estimate. */
export function budgetOf(
	{ plannedBudget, actualBudget }: { plannedBudget: number | null; actualBudget: number | null },
	lines: readonly Pick<BudgetLine, "stage" | "unit" | "amount">[],
): SheetBudget {
	const at = (wanted: BudgetStage, estimate: number | null): SheetBudgetFigure | null => {
		const own = lines.filter(({ stage, unit }) => stage === wanted && unit === "euro");
		if (own.length > 0) return { amount: sumOf(own.map(({ amount }) => ({ ...nothing, planned: amount }))).planned, isEstimate: false };
		return estimate === null ? null : { amount: estimate, isEstimate: true };
	};
	return { planned: at("planned", plannedBudget), actual: at("actual", actualBudget) };
}
