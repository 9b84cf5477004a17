import { describe, expect, it } from "vitest";
import { type Day, instantAt } from "../kernel/calendar.ts";
import { assertHolds, isReviewLate, isToConfirm, monthsBefore, nextDates } from "./rules.ts";
import { AddSession } from "./schema.ts";
import type { SessionRule } from "./types.ts";

const session = (over: Partial<Record<keyof SessionRule, unknown>> = {}) =>
	({
		...{ rhythm: "weekly", weekday: 2, nth: null, opensAt: "09:00", closesAt: "12:00" },
		...{ startsOn: "2026-01-06", endsOn: null, closedOn: [], ...over },
	}) as SessionRule;
const at = (day: string, time = "08:00") => instantAt(day as Day, time);

describe("the next dates of a drop-in session", () => {
	it.each([
		["weekly, today included until it closes", session(), at("2026-11-24", "11:59"), ["2026-11-24", "2026-12-01", "2026-12-08"]],
		["weekly, from tomorrow once it is closed", session(), at("2026-11-24", "12:00"), ["2026-12-01", "2026-12-08", "2026-12-15"]],
		["weekly, on a Sunday", session({ weekday: 7 }), at("2026-11-24"), ["2026-11-29", "2026-12-06", "2026-12-13"]],
		["not before it begins", session({ startsOn: "2026-12-02" }), at("2026-11-24"), ["2026-12-08", "2026-12-15", "2026-12-22"]],
		["not after it ends", session({ endsOn: "2026-12-01" }), at("2026-11-24"), ["2026-11-24", "2026-12-01"]],
		["none once it is over", session({ endsOn: "2026-11-01" }), at("2026-11-24"), []],
		["without its closed days", session({ closedOn: ["2026-12-01"] }), at("2026-11-24"), ["2026-11-24", "2026-12-08", "2026-12-15"]],
		[
			"without public holidays: Ascension falls on a Thursday",
			session({ weekday: 4, startsOn: "2026-05-01" }),
			at("2026-05-08"),
			["2026-05-21", "2026-05-28", "2026-06-04"],
		],
		["over the night when clocks go forward", session({ weekday: 7 }), at("2027-03-22"), ["2027-03-28", "2027-04-04", "2027-04-11"]],
		["over the night when clocks go back", session({ weekday: 1 }), at("2026-10-24"), ["2026-10-26", "2026-11-02", "2026-11-09"]],
		["fortnightly, from its first day", session({ rhythm: "fortnightly" }), at("2026-01-07"), ["2026-01-20", "2026-02-03", "2026-02-17"]],
		[
			"fortnightly, its weeks counted over both changes of clocks",
			session({ rhythm: "fortnightly" }),
			at("2026-11-11"),
			["2026-11-24", "2026-12-08", "2026-12-22"],
		],
		[
			"fortnightly, a closed day shifting none of the others",
			session({ rhythm: "fortnightly", closedOn: ["2026-11-24"] }),
			at("2026-11-11"),
			["2026-12-08", "2026-12-22", "2027-01-05"],
		],
		[
			"fortnightly, from a first day of another weekday",
			session({ rhythm: "fortnightly", startsOn: "2026-11-12" }),
			at("2026-11-12"),
			["2026-11-17", "2026-12-01", "2026-12-15"],
		],
		["the first of each month", session({ rhythm: "monthly", nth: 1 }), at("2026-11-24"), ["2026-12-01", "2027-01-05", "2027-02-02"]],
		["the third of each month", session({ rhythm: "monthly", nth: 3 }), at("2026-11-24"), ["2026-12-15", "2027-01-19", "2027-02-16"]],
		["the last of each month", session({ rhythm: "monthly", nth: -1 }), at("2026-11-24"), ["2026-11-24", "2026-12-29", "2027-01-26"]],
		[
			"monthly, a public holiday lost and not moved: the first Friday of 2027 is New Year's day",
			session({ rhythm: "monthly", nth: 1, weekday: 5 }),
			at("2026-12-05"),
			["2027-02-05", "2027-03-05", "2027-04-02"],
		],
	])("are %s", (_, rule, now, dates) => {
		expect(nextDates(rule, now)).toEqual(dates);
	});

	it("are without those of the département: Good Friday in Moselle", () => {
		const fridays = session({ weekday: 5 });
		expect(nextDates(fridays, at("2027-03-22"), 2)).toEqual(["2027-03-26", "2027-04-02"]);
		expect(nextDates({ ...fridays, department: "57" }, at("2027-03-22"), 2)).toEqual(["2027-04-02", "2027-04-09"]);
	});

	it("stop being looked for where there is none", () => {
		expect(nextDates(session({ startsOn: "2026-12-25", weekday: 5, endsOn: "2026-12-25" }), at("2026-11-24"))).toEqual([]);
	});
});

describe("a session", () => {
	const today = "2026-11-24" as Day;
	it.each([
		[null, null, true],
		["2026-05-23", null, true],
		["2026-05-24", null, false],
		["2026-11-24", null, false],
		["2026-01-01", "2026-11-23", false],
	])("confirmed on %s and ended on %s is to confirm: %s", (confirmedOn, endsOn, expected) => {
		expect(isToConfirm({ confirmedOn: confirmedOn as Day | null, endsOn: endsOn as Day | null }, today)).toBe(expected);
	});

	it("counts its six months on calendars", () => {
		expect(monthsBefore("2026-08-31" as Day, 6)).toBe("2026-02-28");
		expect(monthsBefore("2026-03-15" as Day, 6)).toBe("2025-09-15");
	});

	it.each([
		[{ closesAt: "09:00" }, "drop-in-session.closes-before"],
		[{ endsOn: "2026-01-05" }, "drop-in-session.ends-before"],
		[{ nth: 1 }, "drop-in-session.nth"],
		[{ rhythm: "monthly" }, "drop-in-session.nth"],
	])("does not hold with %o", (over, code) => {
		expect(() => assertHolds(session(over))).toThrow(code);
	});
});

it("finds a review late the day after", () => {
	const today = "2026-11-24" as Day;
	expect([null, "2026-11-23", "2026-11-24"].map((reviewOn) => isReviewLate({ reviewOn: reviewOn as Day | null }, today))).toEqual([
		false,
		true,
		false,
	]);
});

describe("closed days", () => {
	const read = (text: string) => AddSession.shape.closedOn.safeParse(text);

	it("are read one a line or after commas, sorted, each once", () => {
		expect(read("24/12/2026\r\n2/1/2027, 2026-12-31; 24/12/2026").data).toEqual(["2026-12-24", "2026-12-31", "2027-01-02"]);
		expect(read("").data).toEqual([]);
	});

	it.each(["demain", "31/02/2027", "24/12", "24/12/26"])("are refused: %s", (text) => {
		expect(read(text).error?.issues[0]?.message).toBe("drop-in-session.closed-days");
	});
});
