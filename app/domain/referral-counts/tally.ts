import { declineReasons, noSolutionReasons } from "../referrals/types.ts";
import { quarterOf } from "./periods.ts";
import { type CountRow, type Delay, delays, type End, ends, type PeriodKey, tableLines } from "./types.ts";

/** The whole of a table, which it shares with the others. */
export const whole = "";
/** A reason, under the end that it explains. */
export const reasonCode = (end: End, reason: string): string => `${end}/${reason}`;

/** A line of a breakdown; `parent` is the line it is part of. */
export interface Line {
	code: string;
	parent: string;
}
const flat = (codes: readonly string[]): Line[] => codes.map((code) => ({ code, parent: whole }));
const under = (end: End, reasons: readonly string[]): Line[] => reasons.map((reason) => ({ code: reasonCode(end, reason), parent: end }));

/** Three ways to part the same requests; the third goes down to the reasons of two of its ends. */
export const breakdowns = {
	need: flat(tableLines.need),
	delay: flat(delays),
	end: [...flat(ends), ...under("declined", declineReasons), ...under("no-solution", noSolutionReasons)],
} as const;
export type Breakdown = keyof typeof breakdowns;

function delayOf(days: number | null): Delay {
	if (days === null) return "none";
	if (days < 1) return "same-day";
	if (days <= 3) return "1-3";
	if (days <= 10) return "4-10";
	return days <= 30 ? "11-30" : "later";
}

function endOf({ state, outcome }: CountRow): End {
	if (state === "closed" && outcome) return outcome;
	return state === "relayed" || state === "declined" || state === "expired" || state === "cancelled" ? state : "open";
}

/** From the line it is counted in up to the whole. */
function linesOf(row: CountRow): Record<Breakdown, string[]> {
	const end = endOf(row);
	const reason = { declined: row.declineReason, "no-solution": row.noSolutionReason }[end as string];
	return {
		need: [row.need, whole],
		delay: [delayOf(row.answerDays), whole],
		end: [...(reason === undefined ? [] : [reasonCode(end, reason ?? "other")]), end, whole],
	};
}

export interface Tally {
	of(breakdown: Breakdown, code: string, period: PeriodKey): number;
	/** Requests about a need that ended without a solution. */
	unmet(need: string, quarter: PeriodKey): number;
}

/** Counts requests by line, for their month and for its quarter. */
export function tally(rows: readonly CountRow[]): Tally {
	const counts = new Map<string, number>();
	const add = (key: string, count: number) => counts.set(key, (counts.get(key) ?? 0) + count);
	for (const row of rows) {
		const quarter = quarterOf(row.month);
		const lines = linesOf(row);
		for (const breakdown of Object.keys(lines) as Breakdown[])
			for (const code of lines[breakdown])
				for (const period of [row.month.slice(0, 7), quarter]) add(`${breakdown} ${code} ${period}`, row.count);
		if (endOf(row) === "no-solution") add(`unmet ${row.need} ${quarter}`, row.count);
	}
	return {
		of: (breakdown, code, period) => counts.get(`${breakdown} ${code} ${period}`) ?? 0,
		unmet: (need, quarter) => counts.get(`unmet ${need} ${quarter}`) ?? 0,
	};
}
