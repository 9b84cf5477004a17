import { scaleLinear, scaleUtc } from "d3-scale";
import { curveStepBefore, line } from "d3-shape";
import { formatDay, formatNumber } from "../format.ts";

export interface DatedValue {
	/** 'YYYY-MM-DD' */
	on: string;
	value: number;
}

export interface ChartSeries {
	/** Accepted values, oldest first. */
	values: readonly DatedValue[];
	/** Values that wait for a word: drawn apart, joined to nothing. */
	proposed: readonly DatedValue[];
	/** Oldest first; each holds until its date. */
	targets: readonly DatedValue[];
	baseline: DatedValue | null;
	unit: string;
	/** Names of the levels when the values are ranks. */
	scale: readonly string[];
}

interface ValueChartProps extends ChartSeries {
	/** Unique on the page. */
	id: string;
	title: string;
}

const size = { width: 480, height: 240 };
const margin = { top: 14, right: 16, bottom: 30, left: 62 };

/** Values over the years against their targets, drawn without scripts. The same figures stand in a table beside it. */
export function ValueChart({ id, title, ...series }: ValueChartProps) {
	const { values, proposed, targets, baseline, unit, scale } = series;
	const all = [...values, ...proposed, ...targets, ...(baseline ? [baseline] : [])];
	if (values.length + proposed.length === 0) return null;
	const years = all.map(({ on }) => Number(on.slice(0, 4)));
	const [firstYear, lastYear] = [Math.min(...years), Math.max(...years)];
	const x = scaleUtc([Date.UTC(firstYear, 0, 1), Date.UTC(lastYear + 1, 0, 1)], [margin.left, size.width - margin.right]);
	const y = scaleLinear(domainOf(all, scale), [size.height - margin.bottom, margin.top]);
	if (scale.length === 0) y.nice(4);
	const xOf = ({ on }: DatedValue) => x(Date.parse(on));
	const yOf = ({ value }: DatedValue) => y(value);
	const path = line<DatedValue>(xOf, yOf);
	const steps = line<DatedValue>(xOf, yOf).curve(curveStepBefore);
	const [firstTarget] = targets;
	const start = new Date(x.domain()[0] as Date).toISOString().slice(0, 10);
	const every = Math.ceil((lastYear - firstYear + 1) / 8);
	const ticks = scale.length > 0 ? scale.map((_, index) => index + 1) : y.ticks(4);
	return (
		<figure className="chart">
			<svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-labelledby={`${id}-titre ${id}-texte`}>
				<title id={`${id}-titre`}>{title}</title>
				<desc id={`${id}-texte`}>{describe(series)}</desc>
				<g className="chart-grid">
					{ticks.map((tick) => (
						<g key={tick}>
							<line x1={margin.left} x2={size.width - margin.right} y1={y(tick)} y2={y(tick)} />
							<text x={margin.left - 8} y={y(tick)} dy="0.35em" textAnchor="end">
								{scale.length > 0 ? shortened(scale[tick - 1] ?? "") : formatNumber(tick, 4)}
							</text>
						</g>
					))}
					{Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index).map((year) => (
						<g key={year}>
							<line x1={x(Date.UTC(year, 0, 1))} x2={x(Date.UTC(year, 0, 1))} y1={margin.top} y2={size.height - margin.bottom} />
							{(year - firstYear) % every === 0 && (
								<text x={x(Date.UTC(year, 6, 1))} y={size.height - margin.bottom + 20} textAnchor="middle">
									{year}
								</text>
							)}
						</g>
					))}
				</g>
				{firstTarget && <path className="chart-target" d={steps([{ ...firstTarget, on: start }, ...targets]) ?? undefined} />}
				{targets.map((target) => (
					<path key={target.on} className="chart-target-mark" d={diamondAt(xOf(target), yOf(target))} />
				))}
				{baseline && <circle className="chart-baseline" cx={xOf(baseline)} cy={yOf(baseline)} r={4} />}
				<path className="chart-line" d={path(values) ?? undefined} />
				{values.map((each) => (
					<circle key={each.on} className="chart-point" cx={xOf(each)} cy={yOf(each)} r={4.5} />
				))}
				{proposed.map((each) => (
					<circle key={each.on} className="chart-proposed" cx={xOf(each)} cy={yOf(each)} r={4.5} />
				))}
			</svg>
			<figcaption>
				<Legend mark="point" label={`Valeurs${scale.length > 0 ? "" : ` (${unit})`}`} />
				{proposed.length > 0 && <Legend mark="proposed" label="Proposées" />}
				{targets.length > 0 && <Legend mark="target-mark" label="Cibles" />}
				{baseline && <Legend mark="baseline" label="Départ" />}
			</figcaption>
		</figure>
	);
}

function Legend({ mark, label }: { mark: string; label: string }) {
	return (
		<span className="chart-legend">
			<svg viewBox="0 0 14 14" width={14} height={14} aria-hidden="true">
				{mark === "target-mark" ? (
					<path className="chart-target-mark" d={diamondAt(7, 7)} />
				) : (
					<circle className={`chart-${mark}`} cx={7} cy={7} r={4.5} />
				)}
			</svg>
			{label}
		</span>
	);
}

const diamondAt = (x: number, y: number) => `M${x - 5},${y}L${x},${y - 5}L${x + 5},${y}L${x},${y + 5}Z`;

const shortened = (level: string) => (level.length > 9 ? `${level.slice(0, 8)}…` : level);

/** From zero, so that heights compare; a scale shows all its levels. */
function domainOf(all: readonly DatedValue[], scale: readonly string[]): [number, number] {
	if (scale.length > 0) return [1, scale.length];
	const numbers = all.map(({ value }) => value);
	const [low, high] = [Math.min(0, ...numbers), Math.max(0, ...numbers)];
	return low === high ? [low, low + 1] : [low, high];
}

/** What the drawing shows, in a sentence or two. */
export function describe({ values, proposed, targets, baseline, unit, scale }: ChartSeries): string {
	const said = ({ value }: DatedValue) => (scale.length > 0 ? (scale[value - 1] ?? String(value)) : `${formatNumber(value, 4)} ${unit}`);
	const at = (each: DatedValue) => `${said(each)} le ${formatDay(each.on)}`;
	const [first, last] = [values[0], values.at(-1)];
	const target = targets.at(-1);
	return [
		baseline && `Départ : ${at(baseline)}.`,
		first && (first === last ? `Une valeur : ${at(first)}.` : `${values.length} valeurs, de ${at(first)} à ${at(last as DatedValue)}.`),
		proposed.length > 0 && `Proposée${proposed.length > 1 ? "s" : ""} : ${proposed.map(at).join(" ; ")}.`,
		target && `Cible : ${at(target)}.`,
	]
		.filter(Boolean)
		.join(" ");
}
