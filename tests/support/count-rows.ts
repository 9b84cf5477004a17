import type { Day } from "#app/domain/kernel/calendar.ts";
import type { CountRow } from "#app/domain/referral-counts/types.ts";

/** The first day of a month of 2026, which is the year of all these rows. */
export const monthDay = (month: number): Day => `2026-${String(month).padStart(2, "0")}-01` as Day;
/** Everything of 2026 is published by then. */
export const afterTheYear = "2027-03-01" as Day;

/** A request sent in January about rights, not answered yet; or as many of them as `count` says. */
export const requests = (given: Partial<CountRow> = {}): CountRow => ({
	month: monthDay(1),
	need: "rights",
	state: "sent",
	declineReason: null,
	outcome: null,
	noSolutionReason: null,
	answerDays: null,
	count: 1,
	...given,
});
