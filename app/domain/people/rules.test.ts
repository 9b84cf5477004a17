import { describe, expect, it } from "vitest";
import type { Day } from "../kernel/calendar.ts";
import { newId, type OrganisationId } from "../kernel/ids.ts";
import { assertAnAdminRemains, endPlace, isOver, slugOf, statusOfToken } from "./rules.ts";

const day = (text: string) => text as Day;
const place = {
	organisationId: newId<OrganisationId>(),
	role: "admin" as const,
	jobTitle: null,
	startsOn: day("2026-03-01"),
	endsOn: null,
};

describe("a place", () => {
	it("is open on its last day and over on the next", () => {
		const ended = endPlace(place, day("2026-11-22"));
		expect(isOver(ended, day("2026-11-22"))).toBe(false);
		expect(isOver(ended, day("2026-11-23"))).toBe(true);
		expect(isOver(place, day("2099-01-01"))).toBe(false);
	});

	it("that had not begun is closed all the same", () => {
		expect(endPlace(place, day("2026-02-01"))).toMatchObject({ startsOn: "2026-02-01", endsOn: "2026-02-01" });
	});
});

describe("the last admin", () => {
	it("neither leaves nor changes role", () => {
		expect(() => assertAnAdminRemains(place, { ...place, role: "partner" }, 0)).toThrow("member.last-admin");
		expect(() => assertAnAdminRemains(place, endPlace(place, day("2030-01-01")), 0)).toThrow("member.last-admin");
	});
	it("may change anything else, or leave once another stays", () => {
		expect(() => assertAnAdminRemains(place, { ...place, jobTitle: "Directrice" }, 0)).not.toThrow();
		expect(() => assertAnAdminRemains(place, { ...place, role: "partner" }, 1)).not.toThrow();
	});
});

describe("a link of a mail", () => {
	const now = new Date("2026-11-22T09:00:00Z");
	const later = new Date("2026-11-22T09:00:01Z");
	it.each([
		["unknown", undefined],
		["valid", { usedAt: null, expiresAt: later }],
		["expired", { usedAt: null, expiresAt: now }],
		["used", { usedAt: now, expiresAt: later }],
	])("is %s", (status, token) => {
		expect(statusOfToken(token, now)).toBe(status);
	});
});

it.each([
	["Centre social de l'Île", "centre-social-de-l-ile"],
	["  CCAS — Saint-Sébastien ", "ccas-saint-sebastien"],
	["Cœur de vie", "coeur-de-vie"],
	["???", ""],
	["a".repeat(80), "a".repeat(60)],
])("makes an address of %s", (name, slug) => {
	expect(slugOf(name)).toBe(slug);
});
