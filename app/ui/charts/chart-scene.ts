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

/** What marks a value, and its name in the legend. */
export type Mark = "point" | "proposed" | "target-mark" | "baseline";

export type Shape =
	| { kind: "gridline"; x1: number; x2: number; y1: number; y2: number }
	| { kind: "label"; x: number; y: number; anchor: "end" | "middle"; text: string }
	| { kind: "path"; role: "line" | "target" | "target-mark"; d: string }
	| { kind: "circle"; role: "point" | "proposed" | "baseline"; x: number; y: number; r: number };

/** A drawing before any format: the page, a PDF and a text document show the same one. */
export interface ChartScene {
	width: number;
	height: number;
	shapes: readonly Shape[];
	legend: readonly { mark: Mark; label: string }[];
	/** What the drawing shows, in a sentence or two. */
	description: string;
}

const size = { width: 480, height: 240 };
const margin = { top: 14, right: 16, bottom: 30, left: 62 };

/** Values over the years against their targets; nothing to draw without a value. */
export function chartScene(series: ChartSeries): ChartScene | null {
	const { values, proposed, targets, baseline, unit, scale } = series;
	if (values.length + proposed.length === 0) return null;
	const all = [...values, ...proposed, ...targets, ...(baseline ? [baseline] : [])];
	const years = all.map(({ on }) => Number(on.slice(0, 4)));
	const [firstYear, lastYear] = [Math.min(...years), Math.max(...years)];
	const x = scaleUtc([Date.UTC(firstYear, 0, 1), Date.UTC(lastYear + 1, 0, 1)], [margin.left, size.width - margin.right]);
	const y = scaleLinear(domainOf(all, scale), [size.height - margin.bottom, margin.top]);
	if (scale.length === 0) y.nice(4);
	const xOf = ({ on }: DatedValue) => x(Date.parse(on));
	const yOf = ({ value }: DatedValue) => y(value);
	const circles = (role: "point" | "proposed", marked: readonly DatedValue[]) =>
		marked.map((each): Shape => ({ kind: "circle", role, x: xOf(each), y: yOf(each), r: 4.5 }));
	const path = (role: "line" | "target", d: string | null): Shape[] => (d ? [{ kind: "path", role, d }] : []);
	const steps = line<DatedValue>(xOf, yOf).curve(curveStepBefore);
	const [firstTarget] = targets;
	const start = new Date(x.domain()[0] as Date).toISOString().slice(0, 10);
	const ticks = scale.length > 0 ? scale.map((_, index) => index + 1) : y.ticks(4);
	const every = Math.ceil((lastYear - firstYear + 1) / 8);
	const bottom = size.height - margin.bottom;
	return {
		...size,
		shapes: [
			...ticks.flatMap((tick): Shape[] => [
				{ kind: "gridline", x1: margin.left, x2: size.width - margin.right, y1: y(tick), y2: y(tick) },
				{
					kind: "label",
					x: margin.left - 8,
					y: y(tick) + 4,
					anchor: "end",
					text: scale.length > 0 ? shortened(scale[tick - 1] ?? "") : formatNumber(tick, 4),
				},
			]),
			...Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index).flatMap((year): Shape[] => {
				const at = x(Date.UTC(year, 0, 1));
				const label: Shape = { kind: "label", x: x(Date.UTC(year, 6, 1)), y: bottom + 20, anchor: "middle", text: String(year) };
				return [{ kind: "gridline", x1: at, x2: at, y1: margin.top, y2: bottom }, ...((year - firstYear) % every === 0 ? [label] : [])];
			}),
			...(firstTarget ? path("target", steps([{ ...firstTarget, on: start }, ...targets])) : []),
			...targets.map((target): Shape => ({ kind: "path", role: "target-mark", d: diamondAt(xOf(target), yOf(target)) })),
			...(baseline ? [{ kind: "circle", role: "baseline", x: xOf(baseline), y: yOf(baseline), r: 4 } as const] : []),
			...path("line", line<DatedValue>(xOf, yOf)(values)),
			...circles("point", values),
			...circles("proposed", proposed),
		],
		legend: [
			{ mark: "point" as const, label: `Valeurs${scale.length > 0 ? "" : ` (${unit})`}` },
			...(proposed.length > 0 ? [{ mark: "proposed" as const, label: "Proposées" }] : []),
			...(targets.length > 0 ? [{ mark: "target-mark" as const, label: "Cibles" }] : []),
			...(baseline ? [{ mark: "baseline" as const, label: "Départ" }] : []),
		],
		description: describe(series),
	};
}

export const diamondAt = (x: number, y: number) => `M${x - 5},${y}L${x},${y - 5}L${x + 5},${y}L${x},${y + 5}Z`;

const shortened = (level: string) => (level.length > 9 ? `${level.slice(0, 8)}…` : level);

/** From zero, so that heights compare; a scale shows all its levels. */
function domainOf(all: readonly DatedValue[], scale: readonly string[]): [number, number] {
	if (scale.length > 0) return [1, scale.length];
	const numbers = all.map(({ value }) => value);
	const [low, high] = [Math.min(0, ...numbers), Math.max(0, ...numbers)];
	return low === high ? [low, low + 1] : [low, high];
}

function describe({ values, proposed, targets, baseline, unit, scale }: ChartSeries): string {
	const said = ({ value }: DatedValue) => (scale.length > 0 ? (scale[value - 1] ?? String(value)) : `${formatNumber(value, 4)} ${unit}`);
	const at = (each: DatedValue) => `${said(each)} le ${formatDay(each.on)}`;
	const [first, last] = [values[0], values.at(-1)];
	const target = targets.at(-1);
	return [
		baseline && `Départ : ${at(baseline)}.`,
		first && (first === last ? `Une valeur : ${at(first)}.` : `${values.length} valeurs, de ${at(first)} à ${at(last as DatedValue)}.`),
		proposed.length > 0 && `Proposée${proposed.length > 1 ? "s" : ""} : ${proposed.map(at).join(" ; ")}.`,
		target && `Cible : ${at(target)}.`,
	]
		.filter(Boolean)
		.join(" ");
}
