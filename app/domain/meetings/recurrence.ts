import * as rruleModule from "rrule";
import { type Day, plusDays } from "../kernel/calendar.ts";
import { RuleViolation } from "../kernel/errors.ts";
import { type Department, publicHolidayOn } from "../kernel/public-holidays.ts";
import { type Holiday, holidayOn } from "./school-holidays.ts";

// Node reads the library as CommonJS, whose names stand under the default export; bundlers read it as a module
const { RRule } = "RRule" in rruleModule ? rruleModule : (rruleModule as { default: typeof rruleModule }).default;

export const seriesUnits = ["weeks", "month_weekday", "month_day"] as const;
export type SeriesUnit = (typeof seriesUnits)[number];
/** -1 is the last of the month. */
export const seriesRanks = ["1", "2", "3", "4", "-1"] as const;
export type SeriesRank = (typeof seriesRanks)[number];
/** From Monday. */
export const seriesWeekdays = ["1", "2", "3", "4", "5", "6", "7"] as const;
export type SeriesWeekday = (typeof seriesWeekdays)[number];

export const maxOccurrences = 60;

/** When meetings come back. Days are those of French calendars: the hour stays the same when clocks change. */
export interface SeriesRule {
	unit: SeriesUnit;
	/** Every so many weeks or months. */
	every: number;
	/** For « weeks » and « month_weekday ». */
	weekday: SeriesWeekday;
	/** For « month_weekday ». */
	rank: SeriesRank;
	fromDay: Day;
	/** One of the two ends it. */
	untilDay: Day | null;
	count: number | null;
	skipsSchoolHolidays: boolean;
	skipsPublicHolidays: boolean;
}

export interface SeriesDates {
	days: Day[];
	/** Days of the rule without a meeting, and why. */
	skipped: { day: Day; reason: string }[];
}

/**
 * The days of a rule, at most sixty. A count is of meetings made: days skipped are not in it.
 * @throws RuleViolation when the rule cannot be followed, or gives no day
 */
export function seriesDays(rule: SeriesRule, schoolHolidays: readonly Holiday[], department: Department = null): SeriesDates {
	if ((rule.untilDay === null) === (rule.count === null)) throw new RuleViolation("series.one-end", "untilDay");
	if (rule.untilDay && rule.untilDay < rule.fromDay) throw new RuleViolation("series.ends-before-start", "untilDay");
	if (rule.count && rule.count > maxOccurrences) throw new RuleViolation("series.too-many", "count");
	const found: SeriesDates = { days: [], skipped: [] };
	// ten years are beyond any series of sixty that meets: a rule that skips all of them has no end
	const lastDay = rule.untilDay ?? plusDays(rule.fromDay, 3653);
	ruleOf(rule, lastDay).all((date) => {
		const day = date.toISOString().slice(0, 10) as Day;
		const reason = reasonToSkip(rule, schoolHolidays, department, day);
		if (reason) found.skipped.push({ day, reason });
		else found.days.push(day);
		return found.days.length <= maxOccurrences && found.days.length !== rule.count;
	});
	if (found.days.length > maxOccurrences) throw new RuleViolation("series.too-many", "untilDay");
	if (found.days.length === 0) throw new RuleViolation("series.no-date", "fromDay");
	return found;
}

function ruleOf({ unit, every, weekday, rank, fromDay }: SeriesRule, lastDay: Day) {
	const on = [RRule.MO, RRule.TU, RRule.WE, RRule.TH, RRule.FR, RRule.SA, RRule.SU][Number(weekday) - 1] ?? RRule.MO;
	return new RRule({
		freq: unit === "weeks" ? RRule.WEEKLY : RRule.MONTHLY,
		interval: every,
		// only days are computed here, in UTC; hours are those of French clocks, set day by day
		dtstart: new Date(`${fromDay}T00:00:00Z`),
		until: new Date(`${lastDay}T00:00:00Z`),
		wkst: RRule.MO,
		...(unit === "weeks" ? { byweekday: on } : {}),
		...(unit === "month_weekday" ? { byweekday: on.nth(Number(rank)) } : {}),
	});
}

function reasonToSkip(
	{ skipsSchoolHolidays, skipsPublicHolidays }: SeriesRule,
	holidays: readonly Holiday[],
	department: Department,
	day: Day,
): string | undefined {
	return (
		(skipsPublicHolidays ? publicHolidayOn(day, department) : undefined) ??
		(skipsSchoolHolidays ? holidayOn(holidays, day)?.name : undefined)
	);
}
