import { describe, expect, it } from "vitest";
import type { Day } from "../kernel/calendar.ts";
import { dueDayOf, isTimely } from "./rules.ts";

const dueOn = "2026-11-30" as Day;

it("announces a due day a week before and on the day", () => {
	expect(dueDayOf("week", "2026-11-23" as Day)).toBe(dueOn);
	expect(dueDayOf("day", dueOn)).toBe(dueOn);
});

describe("a reminder that waited for the mail server", () => {
	it.each([
		["week", "2026-11-22", false],
		["week", "2026-11-23", true],
		["week", "2026-11-29", true],
		["week", "2026-11-30", false],
		["day", "2026-11-29", false],
		["day", "2026-11-30", true],
		["day", "2026-12-02", true],
		["day", "2026-12-03", false],
	] as const)("%s stage on %s: %s", (stage, today, isStillTimely) => {
		expect(isTimely(stage, dueOn, today as Day)).toBe(isStillTimely);
	});
});
