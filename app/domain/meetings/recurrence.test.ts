import { describe, expect, it } from "vitest";
import type { Day } from "../kernel/calendar.ts";
import { type SeriesRule, seriesDays } from "./recurrence.ts";
import { schedule } from "./rules.ts";
import { knownUntil, nationalHolidays } from "./school-holidays.ts";

const rule = (changes: Partial<Record<keyof SeriesRule, unknown>> = {}): SeriesRule =>
	({
		...{ unit: "month_weekday", every: 1, weekday: "2", rank: "3", fromDay: "2026-12-01", untilDay: null, count: 4 },
		...{ skipsSchoolHolidays: false, skipsPublicHolidays: false },
		...changes,
	}) as SeriesRule;
const daysOf = (changes: Parameters<typeof rule>[0], zone: "A" | "B" | "C" | null = null) =>
	seriesDays(rule(changes), nationalHolidays(zone)).days;

describe("the days of a series", () => {
	it("fall on the nth weekday of each month, the last one too", () => {
		expect(daysOf({})).toEqual(["2026-12-15", "2027-01-19", "2027-02-16", "2027-03-16"]);
		expect(daysOf({ rank: "-1", weekday: "5", count: 2 })).toEqual(["2026-12-25", "2027-01-29"]);
		expect(daysOf({ every: 2, count: 3 })).toEqual(["2026-12-15", "2027-02-16", "2027-04-20"]);
	});

	it("come back every so many weeks, until a day included", () => {
		expect(daysOf({ unit: "weeks", every: 2, weekday: "4", count: null, untilDay: "2026-12-31" })).toEqual([
			...["2026-12-03", "2026-12-17", "2026-12-31"],
		]);
	});

	it("keep to the same day of the month, and pass by a month that has no such day", () => {
		expect(daysOf({ unit: "month_day", fromDay: "2027-01-31", count: 3 })).toEqual(["2027-01-31", "2027-03-31", "2027-05-31"]);
	});

	it("pass by the public holidays of the département", () => {
		const fridays = rule({ unit: "weeks", weekday: "5", fromDay: "2027-03-19", count: 2, skipsPublicHolidays: true });
		expect(seriesDays(fridays, []).days).toEqual(["2027-03-19", "2027-03-26"]);
		expect(seriesDays(fridays, [], "67")).toEqual({
			days: ["2027-03-19", "2027-04-02"],
			skipped: [{ day: "2027-03-26", reason: "Vendredi saint" }],
		});
	});

	it("pause during the holidays of the zone, and say which", () => {
		const winter = { skipsSchoolHolidays: true, unit: "weeks", weekday: "2", fromDay: "2027-02-02", count: 3 };
		expect(daysOf(winter, "B")).toEqual(["2027-02-02", "2027-02-09", "2027-02-16"]);
		expect(daysOf(winter, "C")).toEqual(["2027-02-02", "2027-02-23", "2027-03-02"]);
		expect(seriesDays(rule(winter), nationalHolidays("C")).skipped).toEqual([
			{ day: "2027-02-09", reason: "Vacances d'hiver" },
			{ day: "2027-02-16", reason: "Vacances d'hiver" },
		]);
	});

	it("pause on public holidays when asked", () => {
		const friday = { unit: "month_day", fromDay: "2027-05-06", count: 2, skipsPublicHolidays: true };
		expect(seriesDays(rule(friday), [])).toEqual({
			days: ["2027-06-06", "2027-07-06"],
			skipped: [{ day: "2027-05-06", reason: "Ascension" }],
		});
	});

	it("keep the hour of French clocks across both changes", () => {
		const hours = (fromDay: string) =>
			daysOf({ unit: "weeks", weekday: "2", fromDay, count: 2 }).map((day) =>
				schedule({ day, startTime: "10:00", endTime: null }).startsAt.toISOString(),
			);
		expect(hours("2027-03-23")).toEqual(["2027-03-23T09:00:00.000Z", "2027-03-30T08:00:00.000Z"]);
		expect(hours("2027-10-26")).toEqual(["2027-10-26T08:00:00.000Z", "2027-11-02T09:00:00.000Z"]);
	});

	it.each([
		["sixty at most, by number", { count: 61 }, "series.too-many"],
		["sixty at most, by date", { unit: "weeks", count: null, untilDay: "2028-12-31" }, "series.too-many"],
		["one end, not two", { untilDay: "2027-01-01" }, "series.one-end"],
		["an end", { count: null }, "series.one-end"],
		["an end after the start", { count: null, untilDay: "2026-11-30" }, "series.ends-before-start"],
		["a day at least", { count: null, untilDay: "2026-12-02" }, "series.no-date"],
	])("ask for %s", (_, changes, code) => {
		expect(() => seriesDays(rule(changes), [])).toThrow(code);
	});

	it("may be sixty exactly", () => {
		expect(daysOf({ unit: "weeks", count: 60 })).toHaveLength(60);
	});
});

describe("the school calendar", () => {
	it("is known until the end of its table, or of what a territory typed beyond", () => {
		expect(knownUntil([])).toBe("2027-08-31");
		expect(knownUntil([{ name: "Noël", startsOn: "2027-12-18" as Day, endsOn: "2028-01-02" as Day }])).toBe("2028-01-02");
	});
});
