import { describe, expect, it } from "vitest";
import type { Day } from "../kernel/calendar.ts";
import { isWorkingDay, windowOf } from "./rules.ts";

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

it("covers the day before, also across the nights when the clocks change", () => {
	const autumn = windowOf("2026-10-25" as Day);
	expect([autumn.startsAt.toISOString(), autumn.endsAt.toISOString()]).toEqual(["2026-10-24T05:30:00.000Z", "2026-10-25T06:30:00.000Z"]);
	const spring = windowOf("2027-03-28" as Day);
	expect([spring.startsAt.toISOString(), spring.endsAt.toISOString()]).toEqual(["2027-03-27T06:30:00.000Z", "2027-03-28T05:30:00.000Z"]);
});
