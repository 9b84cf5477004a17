import { availableParallelism, cpus, totalmem } from "node:os";
import type { Figures, Settings } from "./bench.ts";

export interface Report {
	at: string;
	machine: { processor: string; cores: number; memoryGiB: number; node: string };
	settings: Settings;
	figures: Record<string, Figures>;
}

export const reportOf = (settings: Settings, figures: Record<string, Figures>, at: Date): Report => ({
	at: at.toISOString(),
	machine: {
		processor: cpus()[0]?.model ?? "?",
		cores: availableParallelism(),
		memoryGiB: Math.round(totalmem() / 2 ** 30),
		node: process.version,
	},
	settings,
	figures: Object.fromEntries(
		Object.entries(figures).map(([name, one]) => [
			name,
			Object.fromEntries(Object.entries(one).map(([figure, value]) => [figure, Math.round(value * 1_000) / 1_000])),
		]),
	),
});

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

/** For people: a line for each thing measured. */
export function tableOf({ figures }: Report): string {
	const cell = (value: number | undefined, digits: number) => (value === undefined ? "–" : value.toFixed(digits));
	const lines = [
		["", ...columns.map(([, title]) => title)],
		...Object.entries(figures).map(([name, one]) => [name, ...columns.map(([column, , digits]) => cell(one[column], digits))]),
	];
	const widths = lines[0]?.map((_, place) => Math.max(...lines.map((line) => line[place]?.length ?? 0))) ?? [];
	return lines
		.map((line) =>
			line.map((text, place) => (place === 0 ? text.padEnd(widths[place] ?? 0) : text.padStart(widths[place] ?? 0))).join("  "),
		)
		.join("\n");
}
