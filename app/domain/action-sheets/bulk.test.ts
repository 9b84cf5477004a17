import { describe, expect, it } from "vitest";
import { type Actor, type TerritoryRole, territoryRoles } from "../kernel/actor.ts";
import { newId, type OrganisationId, type PersonId, type TerritoryId } from "../kernel/ids.ts";
import { BulkAsked } from "./bulk-schema.ts";
import { makeBulkChange, undoBulkChange } from "./policy.ts";

const now = new Date("2026-11-22T09:00:00Z");
const me = newId<PersonId>();
const actor = (role: TerritoryRole): Actor => ({
	personId: me,
	displayName: "Moi",
	territoryId: newId<TerritoryId>(),
	territorySlug: "ici",
	organisationId: newId<OrganisationId>(),
	role,
	mandates: [],
});
const made = (madeBy: PersonId, daysAgo: number) => ({ madeBy, madeAt: new Date(now.getTime() - daysAgo * 86_400_000) });

const byRole = {
	admin: { make: true, undoTheirs: true, undoOwn: true },
	cooperation_officer: { make: true, undoTheirs: true, undoOwn: true },
	partner: { make: true, undoTheirs: false, undoOwn: true },
	reader: { make: false, undoTheirs: false, undoOwn: false },
} satisfies Record<TerritoryRole, { make: boolean; undoTheirs: boolean; undoOwn: boolean }>;

describe.each(territoryRoles)("a bulk change and a person who is %s", (role) => {
	const expected = byRole[role];
	it(`${expected.make ? "may be" : "is not"} made by them`, () => {
		expect(makeBulkChange(actor(role)).allowed).toBe(expected.make);
	});
	it("is undone by its author or a steward, for seven days", () => {
		expect(undoBulkChange(actor(role), made(me, 7), now).allowed).toBe(expected.undoOwn);
		expect(undoBulkChange(actor(role), made(newId(), 7), now).allowed).toBe(expected.undoTheirs);
		expect(undoBulkChange(actor(role), made(me, 7.01), now).allowed).toBe(false);
	});
});

describe("the change asked for", () => {
	it("keeps a pilot that is left empty, and takes away one that is chosen to be nobody", () => {
		expect(BulkAsked.parse({ kind: "lead", leadPersonId: "aucun" })).toEqual({ kind: "lead", leadPersonId: null });
	});
	it("reads tags one by one or together, without doubles", () => {
		expect(BulkAsked.parse({ kind: "tags", add: "Été, été;Jeunes", remove: ["A", "B"] })).toEqual({
			kind: "tags",
			add: ["Été", "Jeunes"],
			remove: ["A", "B"],
		});
	});
	it.each([{ kind: "lead" }, { kind: "tags", add: " , " }, { kind: "status", status: "late" }, { kind: "all" }])("refuses %j", (asked) => {
		expect(BulkAsked.safeParse(asked).success).toBe(false);
	});
});
