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
			...["2027-01-01", "2027-03-29", "2027-05-01", "2027-05-06", "2027-05-08", "2027-05-17"],
			...["2027-07-14", "2027-08-15", "2027-11-01", "2027-11-11", "2027-12-25"],
		]);
	});

	it("keep both names' day when Ascension falls on another of them", () => {
		expect(publicHolidayOn("2008-05-01" as Day)).toBe("Ascension"); // also the fête du Travail: still one day off
		expect(publicHolidayOn("2027-05-06" as Day)).toBe("Ascension");
		expect(publicHolidayOn("2027-05-07" as Day)).toBeUndefined();
	});
});

describe("the public holidays of a département", () => {
	it.each([
		["49", [], []],
		["57", ["2026-04-03", "2026-12-26"], ["2027-03-26", "2027-12-26"]],
		["67", ["2026-04-03", "2026-12-26"], ["2027-03-26", "2027-12-26"]],
		["68", ["2026-04-03", "2026-12-26"], ["2027-03-26", "2027-12-26"]],
		["971", ["2026-05-27"], ["2027-05-27"]],
		["972", ["2026-05-22"], ["2027-05-22"]],
		["973", ["2026-06-10"], ["2027-06-10"]],
		["974", ["2026-12-20"], ["2027-12-20"]],
		["975", [], []],
		["976", ["2026-04-27"], ["2027-04-27"]],
		["977", ["2026-10-09"], ["2027-10-09"]],
		["978", ["2026-05-28"], ["2027-05-28"]],
		["986", ["2026-04-28", "2026-07-29"], ["2027-04-28", "2027-07-29"]],
		["987", ["2026-03-05", "2026-04-03", "2026-11-20"], ["2027-03-05", "2027-03-26", "2027-11-20"]],
		["988", ["2026-09-24"], ["2027-09-24"]],
	])("of %s are, besides those of France, %j in 2026 and %j in 2027", (department, in2026, in2027) => {
		const own = (year: number) => [...publicHolidaysOf(year, department).keys()].filter((day) => !publicHolidaysOf(year).has(day));
		expect([own(2026), own(2027)]).toEqual([in2026, in2027]);
		for (const day of [...in2026, ...in2027] as Day[]) {
			expect(publicHolidayOn(day, department)).toEqual(expect.any(String));
			expect(publicHolidayOn(day)).toBeUndefined();
		}
	});

	it("begin when the law made them: Matari'i i ni'a in 2025", () => {
		expect(publicHolidayOn("2024-11-20" as Day, "987")).toBeUndefined();
	});
});
