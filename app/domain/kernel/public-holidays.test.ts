import { describe, expect, it } from "vitest";
import type { Day } from "./calendar.ts";
import { easterOf, publicHolidayOn, publicHolidaysOf } from "./public-holidays.ts";

describe("the public holidays of France", () => {
	it.each([
		[2000, "2000-04-23"],
		[2008, "2008-03-23"],
		[2011, "2011-04-24"],
		[2026, "2026-04-05"],
		[2027, "2027-03-28"],
		[2028, "2028-04-16"],
		[2038, "2038-04-25"],
		[2049, "2049-04-18"],
	])("follow Easter of %i, on %s", (year, easter) => {
		expect(easterOf(year)).toBe(easter);
	});

	it("are those of 2027 as published", () => {
		expect([...publicHolidaysOf(2027).keys()]).toEqual([
			...["2027-01-01", "2027-03-29", "2027-05-01", "2027-05-08", "2027-05-06", "2027-05-17"],
			...["2027-07-14", "2027-08-15", "2027-11-01", "2027-11-11", "2027-12-25"],
		]);
	});

	it("keep both names' day when Ascension falls on another of them", () => {
		expect(publicHolidayOn("2008-05-01" as Day)).toBe("Ascension"); // also the fête du Travail: still one day off
		expect(publicHolidayOn("2027-05-06" as Day)).toBe("Ascension");
		expect(publicHolidayOn("2027-05-07" as Day)).toBeUndefined();
	});
});
