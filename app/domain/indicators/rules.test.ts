import { expect, it } from "vitest";
import type { Day } from "../kernel/calendar.ts";
import { assertMeasurable, reachesTarget } from "./rules.ts";
import { RecordMeasurement } from "./schema.ts";

it("says whether a target is reached, in its direction", () => {
	expect(reachesTarget(10, 10, "up")).toBe(true);
	expect(reachesTarget(9, 10, "up")).toBe(false);
	expect(reachesTarget(9, 10, "down")).toBe(true);
	expect(reachesTarget(11, 10, "down")).toBe(false);
	expect(reachesTarget(null, 10, "up")).toBeNull();
	expect(reachesTarget(10, null, "up")).toBeNull();
});

it("refuses a value of a day to come", () => {
	expect(() => assertMeasurable("2026-11-23" as Day, "2026-11-22" as Day)).toThrow("measurement.in-future");
	expect(() => assertMeasurable("2026-11-22" as Day, "2026-11-22" as Day)).not.toThrow();
});

const id = "0198a000-0000-7000-8000-000000000001";
const parse = (fields: Record<string, unknown>) =>
	RecordMeasurement.safeParse({ sheetId: id, indicatorId: id, measuredOn: "2026-11-22", ...fields });

it.each([
	["12", 12],
	["12,5", 12.5],
	["12.5", 12.5],
	["1 234,5", 1234.5],
	["1\u202f234", 1234],
	["-3", -3],
	["−3", -3],
	["0", 0],
])("reads %s as a French number", (text, value) => {
	expect(parse({ value: text }).data?.value).toBe(value);
});

it.each(["douze", "12,5,5", "1 23", "12 %", "1e3", "1,23456", "9".repeat(20)])("refuses %s as a number", (text) => {
	expect(parse({ value: text }).success).toBe(false);
});

it("takes a value or the reason why there is none, not both nor neither", () => {
	expect(parse({ value: "3" }).success).toBe(true);
	expect(parse({ unavailableReason: "Le logiciel ne compte pas" }).success).toBe(true);
	expect(parse({}).error?.issues[0]).toMatchObject({ message: "measurement.value-or-reason", path: ["value"] });
	expect(parse({ value: "3", unavailableReason: "Non" }).error?.issues[0]).toMatchObject({ message: "measurement.value-and-reason" });
});
