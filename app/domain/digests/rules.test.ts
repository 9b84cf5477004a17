import { expect, it } from "vitest";
import type { Day } from "../kernel/calendar.ts";
import { windowOf } from "./rules.ts";

it("covers the day before, also across the nights when the clocks change", () => {
	const autumn = windowOf("2026-10-25" as Day);
	expect([autumn.startsAt.toISOString(), autumn.endsAt.toISOString()]).toEqual(["2026-10-24T05:30:00.000Z", "2026-10-25T06:30:00.000Z"]);
	const spring = windowOf("2027-03-28" as Day);
	expect([spring.startsAt.toISOString(), spring.endsAt.toISOString()]).toEqual(["2027-03-27T06:30:00.000Z", "2027-03-28T05:30:00.000Z"]);
});
