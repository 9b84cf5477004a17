import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import type { Figures, Settings } from "./bench.ts";
import { type Verdict, verdictsOn } from "./goals.ts";

export interface Report {
	at: string;
	machine: {
		processor: string;
		cores: number;
		memoryGiB: number;
		node: string;
		/** Processes that were at work or waited for a core, in the last minute before the first scenario; the bench's own are few by then. */
		loadBefore: number;
	};
	settings: Settings;
	figures: Record<string, Figures>;
	goals: Verdict[];
	/** Scenarios that measured nothing: they are told in what the run said. */
	failed: string[];
}

export function reportOf(settings: Settings, measured: Record<string, Figures>, at: Date, loadBefore: number): Omit<Report, "failed"> {
	const figures = Object.fromEntries(
		Object.entries(measured).map(([name, one]) => [
			name,
			Object.fromEntries(Object.entries(one).map(([figure, value]) => [figure, Math.round(value * 1_000) / 1_000])),
		]),
	);
	return {
		at: at.toISOString(),
		machine: {
			processor: cpus()[0]?.model ?? "?",
			cores: availableParallelism(),
			memoryGiB: Math.round(totalmem() / 2 ** 30),
			node: process.version,
			loadBefore: Math.round(loadBefore * 10) / 10,
		},
		settings,
		figures,
		goals: verdictsOn(figures),
	};
}

export const loadNow = () => loadavg()[0] as number;

const columns: [keyof Figures, string, number][] = [
	["limitPerSecond", "limit/s", 0],
	["perSecond", "product/s", 0],
	["share", "share", 2],
	["limitP95", "limit p95", 1],
	["p50", "p50", 1],
	["p95", "p95", 1],
	["p99", "p99", 1],
	["p95Ratio", "p95 ratio", 2],
	["limitProcessorMs", "limit cpu ms", 2],
	["serverMs", "web cpu ms", 2],
	["databaseMs", "sql cpu ms", 2],
	["processorShare", "cpu share", 2],
	["statements", "SQL", 1],
	["roundTrips", "trips", 1],
	["htmlKiB", "html KiB", 1],
	["cssKiB", "css KiB", 1],
	["jsKiB", "js KiB", 1],
	["memoryMiB", "RSS MiB", 0],
	["limitMs", "limit ms", 0],
	["ms", "ms", 0],
	["memoryStartMiB", "start", 0],
	["memoryPeakMiB", "peak", 0],
];

/** For people: a line for each thing measured beside a limit, then the others' own figures, then what was promised of them. */
export function tableOf({ figures, goals }: Report): string {
	const isDuel = ([, one]: [string, Figures]) => one.limitPerSecond !== undefined || one.limitMs !== undefined;
	const all = Object.entries(figures);
	const duels = all.filter(isDuel);
	const cell = (value: number | undefined, digits: number) => (value === undefined ? "–" : value.toFixed(digits));
	const parts = [
		duels.length > 0 && [
			["", ...columns.map(([, title]) => title)],
			...duels.map(([name, one]) => [name, ...columns.map(([column, , digits]) => cell(one[column], digits))]),
		],
		...all
			.filter((one) => !isDuel(one))
			.map(([name, one]) => [
				[name, ...Object.keys(one)],
				["", ...Object.values(one).map((value) => cell(value, 2))],
			]),
		goals.length > 0 && [
			["goal", "", "measured", "asked", "met"],
			...goals.map(({ goal, name, figure, value, asked, isMet }) => [
				`${goal}  ${name}`,
				figure,
				value.toFixed(2),
				asked,
				isMet ? "yes" : "NO",
			]),
		],
	];
	return parts
		.filter((part) => part !== false)
		.map(aligned)
		.join("\n\n");
}

function aligned(lines: string[][]): string {
	const widths = lines[0]?.map((_, place) => Math.max(...lines.map((line) => line[place]?.length ?? 0))) ?? [];
	return lines
		.map((line) =>
			line.map((text, place) => (place === 0 ? text.padEnd(widths[place] ?? 0) : text.padStart(widths[place] ?? 0))).join("  "),
		)
		.join("\n");
}
