import { describe, expect, it } from "vitest";
import type { Day } from "./calendar.ts";
import { isWorkingDay, plusWorkingDays, workingDaysBetween } from "./working-days.ts";

describe("a working day", () => {
	it.each([
		["2026-11-23", true, "a Monday"],
		["2026-11-22", false, "a Sunday"],
		["2026-11-21", false, "a Saturday"],
		["2026-11-11", false, "Armistice day"],
		["2026-04-06", false, "Easter Monday 2026"],
		["2026-05-14", false, "Ascension 2026"],
		["2026-05-25", false, "Whit Monday 2026"],
		["2027-03-29", false, "Easter Monday 2027"],
		["2027-03-30", true, "the day after"],
		["2038-04-26", false, "Easter Monday at its latest"],
	])("%s: %s (%s)", (day, isWorking) => {
		expect(isWorkingDay(day as Day)).toBe(isWorking);
	});
});

describe("working days", () => {
	it.each([
		["2026-11-23", 1, "2026-11-24", "the next day"],
		["2026-11-20", 1, "2026-11-23", "from a Friday to Monday"],
		["2026-11-21", 1, "2026-11-23", "from a Saturday to Monday"],
		["2026-11-10", 1, "2026-11-12", "over Armistice day"],
		["2026-05-07", 3, "2026-05-13", "over the eighth of May and a week-end"],
		["2026-12-24", 3, "2026-12-30", "over Christmas"],
		["2026-12-31", 1, "2027-01-04", "over the turn of the year"],
		["2027-03-26", 3, "2027-04-01", "over Easter and the night when clocks change"],
		["2026-11-23", 10, "2026-12-07", "over two weeks"],
	])("from %s, %i more lead to %s: %s", (from, count, to) => {
		expect(plusWorkingDays(from as Day, count)).toBe(to);
		expect(workingDaysBetween(from as Day, to as Day)).toBe(count);
	});

	it("leave the day as it is when none is added, and are none backwards", () => {
		expect(plusWorkingDays("2026-11-22" as Day, 0)).toBe("2026-11-22");
		expect(workingDaysBetween("2026-11-23" as Day, "2026-11-23" as Day)).toBe(0);
		expect(workingDaysBetween("2026-11-23" as Day, "2026-11-20" as Day)).toBe(0);
	});
});

it("leaves out the days of the département, from the day before each to the working day after", () => {
	const thursday = "2027-03-25" as Day;
	expect([plusWorkingDays(thursday, 1), plusWorkingDays(thursday, 1, "67"), plusWorkingDays(thursday, 1, "974")]).toEqual([
		"2027-03-26",
		"2027-03-30",
		"2027-03-26",
	]);
	expect(isWorkingDay("2026-05-22" as Day, "972")).toBe(false);
	expect(workingDaysBetween("2026-05-21" as Day, "2026-05-26" as Day)).toBe(2);
	expect(workingDaysBetween("2026-05-21" as Day, "2026-05-26" as Day, "972")).toBe(1);
});
