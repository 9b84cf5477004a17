import { expect, it } from "vitest";
import type { Day } from "../kernel/calendar.ts";
import { assertCoherent, assertMeasurable, reachesTarget, readValue, review, valueAsTyped } from "./rules.ts";
import { AddIndicator, RecordMeasurement } from "./schema.ts";

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

const number = { nature: "quantitative" as const, scale: [], unit: "Personnes" };
const scale = { nature: "qualitative" as const, scale: ["Faible", "Moyen", "Élevé"], unit: "niveau" };

it.each([
	["", null],
	["12,5", 12.5],
	["1 234 personnes", 1234],
	["−3", -3],
])("reads the pasted text « %s »", (text, value) => {
	expect(readValue(text, number)).toBe(value);
});

it("tells a wrong unit from what is no number, and knows only the levels of the scale", () => {
	expect(() => readValue("12 %", number)).toThrow("measurement.wrong-unit");
	expect(() => readValue("12,5,5", number)).toThrow("indicator.not-a-number");
	expect(readValue("eleve", scale)).toBe(3);
	expect(readValue("2", scale)).toBe(2);
	for (const text of ["0", "4", "1,5", "fort"]) expect(() => readValue(text, scale)).toThrow("measurement.unknown-level");
});

it("types a value so that it reads back", () => {
	expect(readValue(valueAsTyped(1234.5, number), number)).toBe(1234.5);
	expect(valueAsTyped(3, scale)).toBe("Élevé");
	expect(valueAsTyped(null, scale)).toBe("");
});

it("reads targets one year to a line, and a scale one level to a line", () => {
	const add = (fields: Record<string, unknown>) =>
		AddIndicator.safeParse({ sheetId: id, label: "X", type: "output", unit: "u", ...fields });
	expect(add({ yearlyTargets: "2026 : 450\n2027: 1 200,5\n" }).data?.yearlyTargets).toEqual({ "2026": 450, "2027": 1200.5 });
	for (const text of ["2026", "2026 : beaucoup", "2026 : 1\n2026 : 2"]) expect(add({ yearlyTargets: text }).success).toBe(false);
	expect(add({ scale: "Faible\n\nFort" }).data?.scale).toEqual(["Faible", "Fort"]);
	expect(add({ scale: "Faible\nfaible" }).success).toBe(false);
	const coherent = (fields: Record<string, unknown>) => () => assertCoherent(add(fields).data as AddIndicator);
	expect(coherent({ nature: "qualitative", scale: "Faible\nFort", targetValue: "2" })).not.toThrow();
	expect(coherent({ nature: "qualitative" })).toThrow("indicator.scale-needed");
	expect(coherent({ nature: "qualitative", scale: "Faible\nFort", targetValue: "3" })).toThrow("measurement.unknown-level");
	expect(coherent({ scale: "Faible\nFort" })).toThrow("indicator.no-scale");
});

it("accepts a proposal once, and returns with a reason what is proposed or accepted", () => {
	expect(review("proposed", "accept", null)).toBe("accepted");
	expect(review("accepted", "return", "Erreur de saisie")).toBe("returned");
	expect(() => review("proposed", "return", null)).toThrow("measurement.reason-required");
	for (const state of ["accepted", "returned"] as const)
		expect(() => review(state, "accept", null)).toThrow("measurement.already-reviewed");
});
