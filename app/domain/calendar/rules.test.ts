import { describe, expect, it } from "vitest";
import type { Day } from "../kernel/calendar.ts";
import { lastDayOf, periodOf, plusMonths, weekOf, weeksOf, yearsOf } from "./rules.ts";

const day = (text: string) => text as Day;

describe("months", () => {
	it("follow each other across years, and end on their own last day", () => {
		expect(plusMonths("2026-12", 1)).toBe("2027-01");
		expect(plusMonths("2026-01", -13)).toBe("2024-12");
		expect(["2026-02", "2028-02", "2026-04", "2026-12"].map(lastDayOf)).toEqual(["2026-02-28", "2028-02-29", "2026-04-30", "2026-12-31"]);
	});

	it("are cut into weeks that begin on Monday, with nothing outside the month", () => {
		const weeks = weeksOf("2026-11");
		expect(weeks.map(({ number }) => number)).toEqual([44, 45, 46, 47, 48, 49]);
		expect(weeks[0]?.days).toEqual([null, null, null, null, null, null, "2026-11-01"]);
		expect(weeks.at(-1)?.days).toEqual(["2026-11-30", null, null, null, null, null, null]);
		expect(weeks.flatMap(({ days }) => days).filter(Boolean)).toHaveLength(30);
	});

	it("of four whole weeks have four rows", () => {
		expect(weeksOf("2027-02")).toHaveLength(4);
	});

	it("number the weeks that straddle two years as ISO 8601 does", () => {
		expect(["2026-12-31", "2027-01-03", "2027-01-04", "2024-12-30", "2026-01-01"].map((each) => weekOf(day(each)))).toEqual([
			53, 53, 1, 1, 1,
		]);
	});

	it("lose no day when clocks change", () => {
		for (const month of ["2026-03", "2026-10"]) {
			expect(new Set(weeksOf(month).flatMap(({ days }) => days.filter(Boolean))).size).toBe(31);
		}
	});
});

describe("the period of the list", () => {
	it("goes from today over three months, and what came before touches it", () => {
		expect(periodOf(undefined, day("2026-11-22"))).toEqual({ from: "2026-11-22", to: "2027-01-31", previous: "2026-09", next: "2027-02" });
		expect(periodOf("2026-09", day("2026-11-22"))).toEqual({ from: "2026-09-01", to: "2026-11-30", previous: "2026-06", next: "2026-12" });
	});
});

describe("the years of a timeline", () => {
	it("are the programme's, widened to what is drawn", () => {
		expect(yearsOf({ startYear: 2024, endYear: 2027 }, [day("2025-03-01"), null], day("2026-11-22"))).toEqual({ first: 2024, last: 2027 });
		expect(yearsOf({ startYear: 2024, endYear: null }, [day("2023-12-31"), day("2028-01-01")], day("2026-11-22"))).toEqual({
			first: 2023,
			last: 2028,
		});
		expect(yearsOf({ startYear: null, endYear: null }, [], day("2026-11-22"))).toEqual({ first: 2026, last: 2028 });
	});
});
