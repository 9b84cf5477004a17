import type { Amounts, YearAmounts } from "#app/domain/budgets/types.ts";
import { formatEuro, formatNumber } from "../format.ts";
import { type Column, DataTable } from "../primitives/data-table.tsx";

interface YearTableProps {
	caption: string;
	years: readonly YearAmounts[];
	total: Amounts;
}

/** Where a year would stand, for what was typed on sheets that have no line yet. */
export const noYear = "Première estimation";

const euros = ["planned", "actual", "promised", "received"] as const;
const labels = {
	planned: "Prévu",
	actual: "Réalisé",
	promised: "Promis",
	received: "Reçu",
	plannedFte: "ETP prévus",
	actualFte: "ETP réalisés",
};

/** What is planned, spent, promised and received, year by year; working time only where there is some. */
export function YearTable({ caption, years, total }: YearTableProps) {
	const posts = (["plannedFte", "actualFte"] as const).filter((name) => years.some((row) => row[name] > 0));
	const columns: Column<YearAmounts>[] = [
		{ key: "year", header: "Année", cell: (row) => row.year ?? noYear },
		...euros.map((name) => ({ key: name, header: labels[name], align: "end" as const, cell: (row: Amounts) => formatEuro(row[name]) })),
		...posts.map((name) => ({ key: name, header: labels[name], align: "end" as const, cell: (row: Amounts) => formatNumber(row[name]) })),
	];
	const footer = ["Total", ...euros.map((name) => formatEuro(total[name])), ...posts.map((name) => formatNumber(total[name]))];
	return <DataTable caption={caption} columns={columns} rows={years} rowKey={({ year }) => String(year)} footer={footer} />;
}
