import { describe, expect, it } from "vitest";
import type { Day } from "../kernel/calendar.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { createCalendarFeed } from "./policy.ts";
import { feedWindow, readableTerritories } from "./rules.ts";

const [here, there] = ["ici", "la-bas"] as unknown as [TerritoryId, TerritoryId];
const live = { isActive: true, revokedAt: null };

describe("where a feed may be read", () => {
	it("is everywhere its owner is a member when it is their own, and one place when it is a committee's", () => {
		expect(readableTerritories({ ...live, territoryId: null }, [here, there])).toEqual([here, there]);
		expect(readableTerritories({ ...live, territoryId: there }, [here, there])).toEqual([there]);
	});

	it.each([
		["revoked", { ...live, revokedAt: new Date() }, [here]],
		["of a closed account", { ...live, isActive: false }, [here]],
		["of somebody who is a member nowhere any more", live, []],
		["of a committee whose territory they left", live, [there]],
	])("is nowhere when it is %s", (_, state, memberOf) => {
		expect(readableTerritories({ ...state, territoryId: here }, memberOf)).toEqual([]);
	});
});

it("looks a year back and two years ahead", () => {
	expect(feedWindow("2026-11-24" as Day)).toEqual({ from: "2025-11-24", to: "2028-11-24" });
});

it.each([
	["their own calendar, a member somewhere", null, [here], true],
	["their own calendar, a member nowhere", null, [], false],
	["a committee's, a member there", here, [here, there], true],
	["a committee's, a member elsewhere only", here, [there], false],
])("whether a person may follow %s", (_, territoryId, territoryIds, isAllowed) => {
	expect(createCalendarFeed({ territoryIds }, { territoryId }).allowed).toBe(isAllowed);
});
