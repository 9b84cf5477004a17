import { describe, expect, it } from "vitest";
import type { Day } from "../kernel/calendar.ts";
import { assertConvocable, foreseenQuorum, isChaseable, warningsOf } from "./rules.ts";

const now = new Date("2026-11-22T09:00:00Z");

describe("the notice", () => {
	it("leaves for a planned meeting still to come, and for no other", () => {
		const startsAt = new Date("2026-12-10T13:00:00Z");
		expect(() => assertConvocable({ status: "planned", startsAt }, now)).not.toThrow();
		for (const status of ["draft", "held", "cancelled"])
			expect(() => assertConvocable({ status, startsAt }, now)).toThrow("meeting.not-planned");
		expect(() => assertConvocable({ status: "planned", startsAt: now }, now)).toThrow("convocation.too-late");
	});

	it("warns of what is missing, and of the charter's delay to the day", () => {
		const meeting = { startsAt: new Date("2026-12-07T13:00:00Z"), where: "Mairie", pointCount: 2 };
		const someone = [{ email: "a@b.example" }];
		expect(warningsOf(meeting, { noticeDays: 15 }, someone, "2026-11-22" as Day)).toEqual([]);
		expect(warningsOf(meeting, { noticeDays: 15 }, someone, "2026-11-23" as Day)).toEqual(["late-notice"]);
		expect(warningsOf({ ...meeting, where: null, pointCount: 0 }, { noticeDays: 0 }, [{ email: null }], "2026-11-22" as Day)).toEqual([
			"no-agenda",
			"no-place",
			"nobody-reachable",
		]);
	});

	it("is sent again at most once a day", () => {
		expect(isChaseable(null, now, "2026-11-22" as Day)).toBe(false);
		expect(isChaseable(null, now, "2026-11-23" as Day)).toBe(true);
		expect(isChaseable("2026-11-23", now, "2026-11-23" as Day)).toBe(false);
	});
});

describe("the quorum foreseen", () => {
	const seats = [
		{ name: "CCAS", answers: ["no", "yes"] as const },
		{ name: "CAF", answers: ["represented"] as const },
		{ name: "Mission locale", answers: [null, "no"] as const },
		{ name: "Département", answers: [] },
	];
	it("is more than half of the seats, whoever fills them", () => {
		const majority = { quorumRule: "majority" as const, quorumCount: null };
		expect(foreseenQuorum(majority, seats)).toEqual({ needed: 3, seats: 4, foreseen: 2, isReached: false });
		expect(foreseenQuorum(majority, seats.slice(0, 3))).toMatchObject({ needed: 2, isReached: true });
	});
	it("is the number the charter says, or none", () => {
		expect(foreseenQuorum({ quorumRule: "number", quorumCount: 2 }, seats)).toMatchObject({ needed: 2, isReached: true });
		expect(foreseenQuorum({ quorumRule: "none", quorumCount: null }, seats)).toBeNull();
	});
});
