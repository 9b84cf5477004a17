import { expect, it } from "vitest";
import { departmentName, departmentOf, departments } from "./departments.ts";
import { zoneOf } from "./zones.ts";

it("names a hundred and one départements and six collectivities, in the order of their codes", () => {
	expect(departments).toHaveLength(101 + 6);
	expect(departments.slice(18, 23).map(({ code }) => code)).toEqual(["19", "21", "22", "23", "24"]);
});

it.each([
	["49007", "49"],
	["2A004", "2A"],
	["97105", "971"],
	["98818", "988"],
	["99999", null],
	["", null],
])("a commune of code %s is in %s", (inseeCode, code) => expect(departmentOf(inseeCode)).toBe(code));

it("knows overseas by their own clocks", () => {
	const elsewhere = departments.filter(({ code }) => zoneOf(code) !== "Europe/Paris");
	expect(elsewhere.map(({ code }) => departmentName(code))).toHaveLength(11);
});
