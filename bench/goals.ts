import type { Figures } from "./bench.ts";

/** What was promised of one figure, and what was measured. */
export interface Verdict {
	/** Its number in docs/performance.md. */
	goal: string;
	/** What was measured. */
	name: string;
	figure: string;
	value: number;
	asked: string;
	isMet: boolean;
}

type Goal = [goal: string, name: string, figure: string, sign: "≥" | "≤", limit: number];

const goals: readonly Goal[] = [
	["P1", "list, values", "share", "≥", 0.5],
	["P1", "list, values", "p95Ratio", "≤", 2],
	["P2", "sheet", "share", "≥", 0.4],
	["P3", "write", "share", "≥", 0.4],
	...["list", "sheet", "duties"].map((page): Goal => ["P4", `growth, ${page}`, "p95Ratio", "≤", 1.2]),
	["P4", "growth, sheets of one territory", "p95Ratio", "≤", 1.5],
	...["list", "list, values", "sheet"].map((page): Goal => ["P5", page, "roundTrips", "≤", 3]),
	...["list", "sheet", "duties"].flatMap((page): Goal[] => [
		["P5", `growth, ${page}`, "rowsReadRatio", "≤", 1.05],
		["P5", `growth, ${page}`, "wholeTables", "≤", 0],
		["P5", `growth, ${page}`, "perRowWalls", "≤", 0],
	]),
	...["list", "sheet"].map((page): Goal => ["P6", `visit, ${page}`, "allKiB", "≤", 60]),
	["P6", "visit, editor", "allKiB", "≤", 320],
	...["list", "sheet", "editor"].flatMap((page): Goal[] => [
		["P6", `visit, ${page}`, "largestPaintMs", "≤", 1_500],
		["P6", `visit, ${page}`, "layoutShift", "≤", 0],
	]),
	...[10, 50].map((writers): Goal => ["P7", `typing, ${writers} writers`, "p95Ratio", "≤", 2]),
	["P7", "typing, two browsers", "p95", "≤", 40],
	...["1 writer", "10 writers", "50 writers", "20 documents × 5", "two browsers"].map(
		(case_): Goal => ["P7", `typing, ${case_}`, "lost", "≤", 0],
	),
	...["PostgreSQL", "Redis"].map((backEnd): Goal => ["P8", `digests, ${backEnd}`, "share", "≥", 0.6]),
	...["reminders", "reminders of one territory"].map((name): Goal => ["P9", name, "ms", "≤", 5_000]),
	["P10", "start", "warmMs", "≤", 4_000],
	["P10", "start", "coldMs", "≤", 10_000],
	["P11", "memory", "memoryMiB", "≤", 400],
	["P11", "memory", "memoryRatio", "≤", 1.05],
	["P12", "minutes as PDF", "p50", "≤", 150],
	["P12", "sheets as PDF", "ms", "≤", 3_000],
];

/** Of what was measured alone. */
export const verdictsOn = (figures: Record<string, Figures>): Verdict[] =>
	goals.flatMap(([goal, name, figure, sign, limit]) => {
		const value = figures[name]?.[figure];
		if (value === undefined) return [];
		return [{ goal, name, figure, value, asked: `${sign} ${limit}`, isMet: sign === "≥" ? value >= limit : value <= limit }];
	});
