import type { BudgetUnit } from "#app/domain/budgets/types.ts";
import { formatEuro, formatNumber } from "../format.ts";

/** « 12 500 € », « 0,5 ETP ». */
export const quantity = (amount: number, unit: BudgetUnit): string =>
	unit === "euro" ? formatEuro(amount) : `${formatNumber(amount)}\u00a0ETP`;

/** An amount as it stands in a field. */
export const amountText = (amount: number | null): string => (amount === null ? "" : String(amount).replace(".", ","));

/** An amount of a table; a dash where nothing was said. */
export const euroOrDash = (amount: number | null): string => (amount === null ? "–" : formatEuro(amount));
