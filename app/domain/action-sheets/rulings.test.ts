import { expect, it } from "vitest";
import type { Day } from "../kernel/calendar.ts";
import { effectsOf } from "./rulings.ts";
import { type SheetStatus, sheetStatuses } from "./types.ts";

const sheet = { status: "reviewed" as SheetStatus, resumesTo: "reviewed" as SheetStatus, startOn: null, endOn: null, isComplete: true };
const validated = { verb: "validated", newEndOn: null } as const;
const moved = { kind: "status", from: "reviewed", to: "validated" };

it("validates a reviewed sheet that says all it must, and no other", () => {
	expect(effectsOf(sheet, validated)).toEqual([moved]);
	expect(effectsOf(sheet, { ...validated, verb: "validated_with_changes" })).toEqual([moved]);
	for (const verb of ["deferred", "rejected"] as const) expect(effectsOf(sheet, { ...validated, verb })).toEqual([]);
	expect(effectsOf({ ...sheet, isComplete: false }, validated)).toEqual([{ kind: "refused", code: "ruling.incomplete" }]);
	expect(effectsOf({ ...sheet, parentId: "p" }, validated)).toEqual([]);
	for (const status of sheetStatuses.filter((one) => one !== "reviewed")) {
		const early = status === "draft" || status === "proposed";
		expect({ status, effects: effectsOf({ ...sheet, status }, validated) }).toEqual({
			status,
			effects: early ? [{ kind: "refused", code: "ruling.not-reviewed" }] : [],
		});
	}
});

it("moves the end of a sheet that still runs, never before its beginning", () => {
	const running = { ...sheet, status: "in_progress" as const, startOn: "2026-01-01" as Day, endOn: "2026-12-31" as Day };
	const to = (newEndOn: string, verb: "deferred" | "rejected" = "deferred") => effectsOf(running, { verb, newEndOn: newEndOn as Day });
	expect(to("2027-06-30")).toEqual([{ kind: "end", from: "2026-12-31", to: "2027-06-30" }]);
	expect(to("2026-12-31")).toEqual([]);
	expect(to("2027-06-30", "rejected")).toEqual([]);
	expect(to("2025-12-31")).toEqual([{ kind: "refused", code: "ruling.end-before-start" }]);
	expect(effectsOf({ ...running, status: "evaluated" }, { verb: "deferred", newEndOn: "2027-06-30" as Day })).toEqual([
		{ kind: "refused", code: "ruling.closed" },
	]);
});
