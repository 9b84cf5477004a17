import { type PeriodKey, type PublishedLine, type PublishedTable, type Shown, totalLine } from "#app/domain/referral-counts/types.ts";
import { countLineLabel, countTableLabels, countUnit, secretMark, shortPeriodLabel } from "#app/messages/referral-counts.ts";
import { formatNumber } from "../format.ts";
import { DataTable } from "../primitives/data-table.tsx";

/** One table; lines of which every number is secret are named under it, so that the others can be read. */
export function CountTable({ table, year, periods }: { table: PublishedTable; year: number; periods: readonly PeriodKey[] }) {
	const { title, line } = countTableLabels[table.key];
	const says = ({ counts }: PublishedLine) => periods.some((period) => typeof counts[period] === "number");
	const labelOf = ({ code }: PublishedLine) => countLineLabel(table.key, code);
	const shown = table.lines.filter(says);
	const secret = table.lines.filter((one) => !says(one));
	const isTotalSecret = !says({ code: totalLine, counts: table.total });
	return (
		<>
			{shown.length === 0 && isTotalSecret ? (
				<p className="muted">Tous les nombres de ce tableau sont secrets.</p>
			) : (
				<DataTable
					caption={`${title} en ${year}, en nombre de ${countUnit}`}
					rows={shown}
					rowKey={({ code }) => code}
					columns={[
						{ key: "line", header: line, cell: labelOf },
						...periods.map((period) => ({
							key: period,
							header: shortPeriodLabel(period),
							align: "end" as const,
							isCompact: true,
							cell: ({ counts }: PublishedLine) => <Count count={counts[period] ?? null} />,
						})),
					]}
					footer={[
						countLineLabel(table.key, totalLine),
						...periods.map((period) => <Count key={period} count={table.total[period] ?? null} />),
					]}
				/>
			)}
			{secret.length > 0 && shown.length > 0 && (
				<p className="muted">{`Secrets dans toutes les périodes affichées\u00a0: ${secret.map(labelOf).join(", ")}.`}</p>
			)}
			{secret.length > 0 && shown.length === 0 && !isTotalSecret && (
				<p className="muted">Le détail de ce total est secret dans toutes les périodes affichées.</p>
			)}
		</>
	);
}

const Count = ({ count }: { count: Shown }) => (count === null ? <span className="muted">{secretMark}</span> : formatNumber(count));
