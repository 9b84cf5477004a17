import { expect, it } from "vitest";
import { objectiveCodeOf } from "./rules.ts";

const objective = (axisNumber: number, number: number, isImplicit = false) => ({
	axisId: `axe-${axisNumber}`,
	axisNumber,
	number,
	isImplicit,
});
const codes = (...objectives: ReturnType<typeof objective>[]) => objectives.map(objectiveCodeOf(objectives));

it("quotes objectives under their axis when each axis counts its own", () => {
	expect(codes(objective(1, 1), objective(1, 2), objective(2, 1))).toEqual(["1.1", "1.2", "2.1"]);
});

it("quotes them as they are when they are numbered on from one axis to the next", () => {
	expect(codes(objective(1, 1), objective(1, 2), objective(2, 3))).toEqual(["1", "2", "3"]);
});

it("quotes the objectives of a single axis under it", () => {
	expect(codes(objective(1, 1), objective(1, 2))).toEqual(["1.1", "1.2"]);
});

it("gives no number to an objective that the document does not have", () => {
	expect(codes(objective(1, 1, true), objective(2, 1, true))).toEqual([null, null]);
});
