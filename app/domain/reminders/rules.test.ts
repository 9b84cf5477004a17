import { describe, expect, it } from "vitest";
import { type Day, dayOf, plusDays } from "../kernel/calendar.ts";
import { type Rhythm, reminderCatalogue } from "./catalogue.ts";
import { climbOf, dueDates, isQuiet, isTimely, nextReminderOn, type QuietPeriod, quietPeriods, sweptDays } from "./rules.ts";
import { reminderKindCodes } from "./types.ts";

const usual: Rhythm = { isOn: true, daysBefore: [30, 7, 0], lateEveryDays: 7, climbsAfter: 3 };
const day = (text: string) => text as Day;
const autumn: QuietPeriod[] = [{ startsOn: day("2026-10-17"), endsOn: day("2026-11-01") }];
const dueOn = day("2026-12-15");

/** The stage of one date on a day, when everything was swept until the eve. */
const stageOn = (today: Day, rhythm: Rhythm = usual, date: Day = dueOn) =>
	dueDates(rhythm, sweptDays(today, plusDays(today, -1), [])).find((found) => found.dueOn === date)?.stage ?? null;

it("has every kind once", () => {
	expect(reminderCatalogue.map(({ kind }) => kind).sort()).toEqual([...reminderKindCodes].sort());
});

describe("the stage of a day", () => {
	it.each([
		["2026-11-14", null],
		["2026-11-15", "before-30"],
		["2026-11-16", null],
		["2026-12-08", "before-7"],
		["2026-12-14", null],
		["2026-12-15", "day"],
		["2026-12-16", null],
		["2026-12-22", "late-1"],
		["2026-12-29", "late-2"],
		["2027-01-05", "late-3"],
		["2028-12-05", "late-103"],
		["2028-12-12", "late-104"],
		["2028-12-19", null],
	])("on %s: %s", (today, stage) => expect(stageOn(day(today))).toBe(stage));

	it("is none of a rhythm that is off, and never late where nothing repeats", () => {
		expect(stageOn(dueOn, { ...usual, isOn: false })).toBeNull();
		expect(stageOn(day("2026-12-22"), { ...usual, lateEveryDays: null })).toBeNull();
	});

	it("does not move when clocks change", () => {
		// the night of 25 October 2026 has one hour more, that of 28 March 2027 one less
		for (const [date, before] of [
			["2026-10-31", "2026-10-24"],
			["2027-04-01", "2027-03-25"],
		] as const) {
			expect(stageOn(day(before), usual, day(date))).toBe("before-7");
			expect(stageOn(plusDays(day(before), 1), usual, day(date))).toBeNull();
			expect(stageOn(day(date), usual, day(date))).toBe("day");
		}
		expect(dayOf(new Date("2026-10-24T22:30:00Z"))).toBe("2026-10-25");
		expect(dayOf(new Date("2026-10-25T22:30:00Z"))).toBe("2026-10-25");
		expect(dayOf(new Date("2026-10-25T23:30:00Z"))).toBe("2026-10-26");
	});
});

describe("quiet days", () => {
	it.each([
		["2026-10-16", false],
		["2026-10-17", true],
		["2026-10-25", true],
		// the last day is a Sunday and All Saints' Day; work begins again on Monday
		["2026-11-01", true],
		["2026-11-02", false],
		["2026-11-08", false],
	])("%s: %s", (today, quiet) => expect(isQuiet(day(today), autumn)).toBe(quiet));

	it("go on over the weekend and the public holiday that follow them", () => {
		const untilFriday = quietPeriods([{ startsOn: day("2027-03-20"), endsOn: day("2027-03-26") }], null);
		// Easter Monday is 29 March 2027
		expect(["2027-03-27", "2027-03-28", "2027-03-29", "2027-03-30"].map((one) => isQuiet(day(one), untilFriday))).toEqual([
			true,
			true,
			true,
			false,
		]);
	});

	it("go on over the public holidays of the territory alone", () => {
		const untilThursday = [{ startsOn: day("2027-03-20"), endsOn: day("2027-03-25") }];
		const goodFriday = day("2027-03-26");
		expect(isQuiet(goodFriday, quietPeriods(untilThursday, "68"))).toBe(true);
		expect(isQuiet(goodFriday, quietPeriods(untilThursday, "974"))).toBe(false);
	});

	it("tell nothing, and everything on the first working day after, once", () => {
		expect(sweptDays(day("2026-10-20"), day("2026-10-16"), autumn)).toEqual([]);
		const days = sweptDays(day("2026-11-02"), day("2026-10-16"), autumn);
		expect([days[0], days.at(-1), days.length]).toEqual(["2026-10-17", "2026-11-02", 17]);
		// J-7 on 18 October, the day on 25, late on 1 November: the last of them
		expect(dueDates(usual, days).filter((found) => found.dueOn === "2026-10-25")).toEqual([
			{ dueOn: "2026-10-25", stage: "late-1", late: 1 },
		]);
	});
});

describe("a product that was off", () => {
	it("sweeps what was missed with today, and today again when asked twice", () => {
		expect(sweptDays(day("2026-12-10"), day("2026-12-07"), [])).toEqual(["2026-12-08", "2026-12-09", "2026-12-10"]);
		expect(sweptDays(day("2026-12-10"), day("2026-12-10"), [])).toEqual(["2026-12-10"]);
		// a clock that went back
		expect(sweptDays(day("2026-12-10"), day("2026-12-12"), [])).toEqual(["2026-12-10"]);
	});
	it("looks at today alone the first time, and not over forty-five days back", () => {
		expect(sweptDays(day("2026-12-10"), null, [])).toEqual(["2026-12-10"]);
		expect(sweptDays(day("2026-12-10"), day("2025-01-01"), [])).toHaveLength(45);
	});
	it("tells the latest stage only", () => {
		const found = dueDates(usual, sweptDays(day("2026-12-16"), day("2026-11-10"), [])).filter((one) => one.dueOn === dueOn);
		expect(found).toEqual([{ dueOn, stage: "day", late: 0 }]);
	});
	it("no longer announces what is over", () => {
		const eve: Rhythm = { isOn: true, daysBefore: [1], lateEveryDays: null, climbsAfter: null };
		const dates = dueDates(eve, sweptDays(day("2026-12-16"), day("2026-12-13"), [])).map((one) => one.dueOn);
		expect(dates).toEqual(["2026-12-16", "2026-12-17"]);
	});
});

it.each([
	[0, 0],
	[2, 0],
	[3, 1],
	[5, 1],
	[6, 2],
	[40, 2],
])("after %i late reminders it climbs to %i", (late, level) => {
	expect(climbOf(usual, late)).toBe(level);
	expect(climbOf({ ...usual, climbsAfter: null }, late)).toBe(0);
});

describe("the next reminder", () => {
	it.each([
		["2026-10-01", "2026-11-15"],
		["2026-11-15", "2026-12-08"],
		["2026-12-08", "2026-12-15"],
		["2026-12-15", "2026-12-22"],
		["2027-02-01", "2027-02-02"],
		["2028-12-12", null],
	])("after %s is on %s", (from, next) => expect(nextReminderOn(usual, dueOn, day(from), [])).toBe(next));

	it("waits for the end of quiet days", () => {
		expect(nextReminderOn(usual, day("2026-10-27"), day("2026-10-10"), autumn)).toBe("2026-11-02");
	});
	it("is the day it was put off to, and none once stopped", () => {
		expect(nextReminderOn(usual, dueOn, day("2026-12-01"), [], { untilOn: day("2026-12-20") })).toBe("2026-12-20");
		expect(nextReminderOn(usual, dueOn, day("2026-12-20"), [], { untilOn: day("2026-12-20") })).toBe("2026-12-22");
		expect(nextReminderOn(usual, dueOn, day("2026-12-01"), [], { untilOn: null })).toBeNull();
	});
	it("is the day on which the sweep tells, whatever the rhythm and the holidays", () => {
		const date = day("2026-11-10");
		const first = plusDays(date, -200);
		const rhythms = reminderCatalogue.map(({ rhythm }) => rhythm);
		for (const rhythm of new Set([...rhythms, { ...usual, daysBefore: [20, 12], lateEveryDays: null }])) {
			let sweptUntil = first;
			const told: Day[] = [];
			for (let today = plusDays(first, 1); today < plusDays(date, 60); today = plusDays(today, 1)) {
				const days = sweptDays(today, sweptUntil, autumn);
				if (days.length > 0) sweptUntil = today;
				if (dueDates(rhythm, days).some((found) => found.dueOn === date)) told.push(today);
			}
			for (let from = first; from < plusDays(date, 30); from = plusDays(from, 1))
				expect([rhythm, from, nextReminderOn(rhythm, date, from, autumn)]).toEqual([rhythm, from, told.find((one) => one > from) ?? null]);
		}
	});
});

describe("a reminder that waited for the mail server", () => {
	it.each([
		["before-7", "2026-12-08", "2026-12-07", false],
		["before-7", "2026-12-08", "2026-12-08", true],
		["before-7", "2026-12-08", "2026-12-14", true],
		["before-7", "2026-12-08", "2026-12-15", false],
		["day", "2026-12-15", "2026-12-15", true],
		["day", "2026-12-15", "2026-12-17", true],
		["day", "2026-12-15", "2026-12-18", false],
		["late-2", "2026-12-29", "2026-12-31", true],
		["late-2", "2026-12-29", "2027-01-01", false],
	])("%s raised on %s, on %s: %s", (stage, raisedOn, today, timely) => {
		expect(isTimely(stage, dueOn, day(raisedOn), day(today))).toBe(timely);
	});
});
