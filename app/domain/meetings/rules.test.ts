import { describe, expect, it } from "vitest";
import type { Day } from "../kernel/calendar.ts";
import { assertCancellable, assertHoldable, assertOpen, moved, schedule, timetable } from "./rules.ts";
import type { AgendaPointId } from "./types.ts";

const at = (day: string, startTime: string, endTime: string | null = null) => schedule({ day: day as Day, startTime, endTime });

describe("the hours of a meeting", () => {
	it("are those of French clocks, in winter and in summer", () => {
		expect(at("2026-11-23", "14:00", "16:30")).toEqual({
			startsAt: new Date("2026-11-23T13:00:00Z"),
			endsAt: new Date("2026-11-23T15:30:00Z"),
		});
		expect(at("2026-07-01", "14:00").startsAt).toEqual(new Date("2026-07-01T12:00:00Z"));
	});

	it("keep to the clock on the days it changes", () => {
		expect(at("2026-10-25", "09:00").startsAt).toEqual(new Date("2026-10-25T08:00:00Z"));
		expect(at("2026-10-25", "01:30", "04:00")).toEqual({
			startsAt: new Date("2026-10-24T23:30:00Z"),
			endsAt: new Date("2026-10-25T03:00:00Z"),
		});
		expect(at("2027-03-28", "09:00").startsAt).toEqual(new Date("2027-03-28T07:00:00Z"));
	});

	it("refuse the hour that the clocks skip", () => {
		expect(() => at("2027-03-28", "02:30")).toThrow("meeting.skipped-hour");
		expect(() => at("2027-03-28", "01:30", "02:30")).toThrow("meeting.skipped-hour");
	});

	it("refuse an end that does not come after the start", () => {
		expect(() => at("2026-11-23", "14:00", "14:00")).toThrow("meeting.ends-before-start");
		expect(() => at("2026-11-23", "14:00", "09:00")).toThrow("meeting.ends-before-start");
	});
});

describe("the state of a meeting", () => {
	it("closes it once its minutes are approved, or when it is cancelled", () => {
		expect(() => assertOpen({ status: "held", minutesStatus: "approved" })).toThrow("meeting.frozen");
		expect(() => assertOpen({ status: "cancelled", minutesStatus: null })).toThrow("meeting.cancelled");
		expect(() => assertOpen({ status: "held", minutesStatus: "submitted" })).not.toThrow();
	});

	it("lets only a planned meeting without minutes be cancelled", () => {
		expect(() => assertCancellable({ status: "planned", minutesStatus: null })).not.toThrow();
		expect(() => assertCancellable({ status: "held", minutesStatus: null })).toThrow("meeting.not-planned");
		expect(() => assertCancellable({ status: "planned", minutesStatus: "draft" })).toThrow("meeting.has-minutes");
	});

	it("lets it be held from its day on, in France", () => {
		const startsAt = new Date("2026-11-22T23:30:00Z"); // the 23rd at 00:30 in Paris
		expect(() => assertHoldable({ status: "planned", startsAt }, "2026-11-22" as Day)).toThrow("meeting.not-yet");
		expect(() => assertHoldable({ status: "planned", startsAt }, "2026-11-23" as Day)).not.toThrow();
		expect(() => assertHoldable({ status: "cancelled", startsAt }, "2026-11-23" as Day)).toThrow("meeting.not-planned");
	});
});

describe("the agenda", () => {
	const ids = ["a", "b", "c"] as AgendaPointId[];

	it("exchanges a point with its neighbour, and stays as it is at either end", () => {
		expect(moved(ids, "b" as AgendaPointId, "up")).toEqual(["b", "a", "c"]);
		expect(moved(ids, "b" as AgendaPointId, "down")).toEqual(["a", "c", "b"]);
		expect(moved(ids, "a" as AgendaPointId, "up")).toEqual(ids);
		expect(moved(ids, "c" as AgendaPointId, "down")).toEqual(ids);
	});

	it("adds durations up, a point without one taking none", () => {
		const start = new Date("2026-11-23T13:00:00Z");
		const { starts, totalMinutes } = timetable(start, [{ durationMinutes: 20 }, { durationMinutes: null }, { durationMinutes: 45 }]);
		expect(totalMinutes).toBe(65);
		expect(starts.map((instant) => instant.toISOString().slice(11, 16))).toEqual(["13:00", "13:20", "13:20"]);
	});
});
