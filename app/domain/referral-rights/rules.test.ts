import { expect, it } from "vitest";
import type { Day } from "../kernel/calendar.ts";
import { defaultSettings } from "../referrals/types.ts";
import { accessKeptFrom, answerDueOn, eliminationDue, isLateRequest, keptUntil, plusMonths, stateOfList } from "./rules.ts";

const day = (text: string) => text as Day;

it.each([
	["2026-11-23", 1, "2026-12-23"],
	["2026-01-31", 1, "2026-02-28"],
	["2028-01-31", 1, "2028-02-29"],
	["2026-12-31", 2, "2027-02-28"],
	["2026-03-31", -1, "2026-02-28"],
	["2026-01-15", -12, "2025-01-15"],
])("adds to %s %i months: %s", (from, count, to) => {
	expect(plusMonths(day(from), count)).toBe(to);
});

it("answers a person within one month, and is late the day after", () => {
	expect(answerDueOn(day("2026-10-31"))).toBe("2026-11-30");
	const open = { closedAt: null, dueOn: day("2026-11-30") };
	expect(isLateRequest(open, day("2026-11-30"))).toBe(false);
	expect(isLateRequest(open, day("2026-12-01"))).toBe(true);
	expect(isLateRequest({ ...open, closedAt: new Date() }, day("2026-12-01"))).toBe(false);
});

it("keeps what was answered two years, the rest one, from the last contact with the person", () => {
	const answered = { isAnswered: true, lastContactOn: day("2026-01-15") };
	expect(keptUntil(answered, defaultSettings)).toBe("2028-01-15");
	expect(eliminationDue(answered, defaultSettings, day("2028-01-15"))).toBeNull();
	expect(eliminationDue(answered, defaultSettings, day("2028-01-16"))).toBe("answered");
	const silent = { ...answered, isAnswered: false };
	expect(eliminationDue(silent, defaultSettings, day("2027-01-15"))).toBeNull();
	expect(eliminationDue(silent, defaultSettings, day("2027-01-16"))).toBe("unanswered");
	expect(accessKeptFrom(defaultSettings, day("2026-11-23"))).toBe("2025-11-23");
});

it("has a list of public bodies wait for the visa, and no other", () => {
	const list = { isPublic: true, visaOn: null, confirmedAt: null, executedAt: null };
	expect(stateOfList(list)).toBe("awaiting-visa");
	expect(stateOfList({ ...list, isPublic: false })).toBe("ready");
	expect(stateOfList({ ...list, visaOn: day("2026-11-23") })).toBe("ready");
	expect(stateOfList({ ...list, visaOn: day("2026-11-23"), confirmedAt: new Date() })).toBe("running");
	expect(stateOfList({ ...list, confirmedAt: new Date(), executedAt: new Date() })).toBe("done");
});
