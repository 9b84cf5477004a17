import type { Day } from "../kernel/calendar.ts";
import { type PeriodKey, type Quarter, quarters } from "./types.ts";

const two = (number: number): string => String(number).padStart(2, "0");

/** The quarter that a month belongs to. */
export const quarterOf = (month: Day): PeriodKey => `${month.slice(0, 4)}-T${Math.ceil(Number(month.slice(5, 7)) / 3)}`;

const isQuarter = (period: PeriodKey): boolean => period.includes("T");

/** The last day of a month or of a quarter: what a value computed from it is dated by. */
export function lastDayOf(period: PeriodKey): Day {
	const year = Number(period.slice(0, 4));
	const month = isQuarter(period) ? Number(period.slice(6)) * 3 : Number(period.slice(5));
	return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) as Day;
}

interface QuarterOfYear {
	quarter: Quarter;
	key: PeriodKey;
	months: PeriodKey[];
	opensOn: Day;
}

/**
 * The quarters of a year. Each is published whole, on the first day that follows one full month after its end: by then every answer
 * of thirty days or less has come, and most outcomes are known. Were its months published one by one as they end, someone who kept the
 * first of them could subtract them from the quarter, whatever is hidden in it later.
 */
export const quartersOf = (year: number): QuarterOfYear[] =>
	quarters.map((quarter) => {
		const opening = quarter * 3 + 2;
		return {
			quarter,
			key: `${year}-T${quarter}`,
			months: [2, 1, 0].map((back) => `${year}-${two(quarter * 3 - back)}`),
			opensOn: (opening > 12 ? `${year + 1}-${two(opening - 12)}-01` : `${year}-${two(opening)}-01`) as Day,
		};
	});

/** The quarters a year's first published numbers can belong to: the latest year that has one on this day. */
export const latestYear = (today: Day): number => {
	const year = Number(today.slice(0, 4));
	return quartersOf(year).some(({ opensOn }) => opensOn <= today) ? year : year - 1;
};
