import { formatPercent } from "../format.ts";

interface RateBarsProps {
	/** Unique on the page. */
	id: string;
	title: string;
	rows: readonly { label: string; rate: number }[];
}

const rowHeight = 30;
const labelWidth = 230;
const barWidth = 220;

/** One bar for each rate between 0 and 1, drawn without scripts. The same figures stand in a table beside it. */
export function RateBars({ id, title, rows }: RateBarsProps) {
	const height = rows.length * rowHeight;
	return (
		<figure className="chart">
			<svg viewBox={`0 0 ${labelWidth + barWidth + 60} ${height}`} role="img" aria-labelledby={`${id}-titre ${id}-texte`}>
				<title id={`${id}-titre`}>{title}</title>
				<desc id={`${id}-texte`}>{rows.map(({ label, rate }) => `${label}\u00a0: ${formatPercent(rate)}`).join("\u00a0; ")}</desc>
				{rows.map(({ label, rate }, index) => (
					<g key={label} className="chart-rate" transform={`translate(0 ${index * rowHeight})`}>
						<text x={labelWidth - 8} y={rowHeight / 2} dy="0.35em" textAnchor="end">
							{label.length > 26 ? `${label.slice(0, 25)}…` : label}
						</text>
						<rect className="chart-rate-whole" x={labelWidth} y={7} width={barWidth} height={rowHeight - 14} rx={3} />
						<rect className="chart-rate-part" x={labelWidth} y={7} width={barWidth * rate} height={rowHeight - 14} rx={3} />
						<text x={labelWidth + barWidth + 8} y={rowHeight / 2} dy="0.35em">
							{formatPercent(rate)}
						</text>
					</g>
				))}
			</svg>
		</figure>
	);
}
