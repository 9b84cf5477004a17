import { type Day, plusDays } from "../kernel/calendar.ts";

/** A month as the address says it, 'YYYY-MM'. */
export type Month = string;

export const monthOf = (day: Day): Month => day.slice(0, 7);
export const firstDayOf = (month: Month): Day => `${month}-01` as Day;
export const lastDayOf = (month: Month): Day => plusDays(firstDayOf(plusMonths(month, 1)), -1);

export function plusMonths(month: Month, count: number): Month {
	const [year, number] = month.split("-").map(Number) as [number, number];
	return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

/** From 0 for Monday to 6 for Sunday. */
const weekdayOf = (day: Day): number => (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;

/** The number of its week (ISO 8601): a week belongs to the year of its Thursday. */
export function weekOf(day: Day): number {
	const thursday = plusDays(day, 3 - weekdayOf(day));
	const firstOfYear = Date.parse(`${thursday.slice(0, 4)}-01-01T12:00:00Z`);
	return 1 + Math.floor((Date.parse(`${thursday}T12:00:00Z`) - firstOfYear) / (7 * 86_400_000));
}

export interface Week {
	number: number;
	/** Monday first; null outside the month. */
	days: (Day | null)[];
}

/** The weeks that a month touches. */
export function weeksOf(month: Month): Week[] {
	const [first, last] = [firstDayOf(month), lastDayOf(month)];
	const weeks: Week[] = [];
	for (let monday = plusDays(first, -weekdayOf(first)); monday <= last; monday = plusDays(monday, 7)) {
		const days = Array.from({ length: 7 }, (_, index) => plusDays(monday, index));
		weeks.push({ number: weekOf(monday), days: days.map((day) => (day >= first && day <= last ? day : null)) });
	}
	return weeks;
}

/** How many months the list shows at once. */
export const listedMonths = 3;

interface Period {
	from: Day;
	to: Day;
	/** Months where the periods before and after begin. */
	previous: Month;
	next: Month;
}

/** What the list covers: the months that begin with the one asked for, or else from today on. */
export function periodOf(asked: Month | undefined, today: Day): Period {
	const month = asked ?? monthOf(today);
	return {
		from: asked ? firstDayOf(month) : today,
		to: lastDayOf(plusMonths(month, listedMonths - 1)),
		// the days of this month before today are part of what came before
		previous: plusMonths(month, asked ? -listedMonths : 1 - listedMonths),
		next: plusMonths(month, listedMonths),
	};
}

/** The years that a timeline spans: the programme's, widened to what is drawn; three years from today when nothing is known. */
export function yearsOf(
	programme: { startYear: number | null; endYear: number | null },
	days: readonly (Day | null)[],
	today: Day,
): { first: number; last: number } {
	const years = days.flatMap((day) => (day ? [Number(day.slice(0, 4))] : []));
	const known = [programme.startYear, programme.endYear, ...years].filter((year) => year !== null);
	if (known.length === 0) known.push(Number(today.slice(0, 4)), Number(today.slice(0, 4)) + 2);
	return { first: Math.min(...known), last: Math.max(...known) };
}
