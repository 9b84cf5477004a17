import { describe, expect, it } from "vitest";
import type { Actor, TerritoryRole } from "../kernel/actor.ts";
import type { CommitteeId, OrganisationId, PersonId, TerritoryId } from "../kernel/ids.ts";
import { editCommitment, editMeans } from "./policy.ts";

const sheet = {
	territoryId: "t" as TerritoryId,
	axisCommitteeId: "c" as CommitteeId,
	committeeId: null,
	leadPersonId: "pilot" as PersonId,
};
const actor = (role: TerritoryRole, over: Partial<Actor> = {}): Actor => ({
	...{ personId: "p" as PersonId, displayName: "P", territoryId: "t" as TerritoryId, territorySlug: "t" },
	...{ organisationId: "ccas" as OrganisationId, role, mandates: [] },
	...over,
});

describe("the means of a sheet", () => {
	const expected = { admin: true, cooperation_officer: true, partner: false, reader: false } satisfies Record<TerritoryRole, boolean>;
	it.each(Object.entries(expected) as [TerritoryRole, boolean][])("are written by %s: %s", (role, may) => {
		expect(editMeans(actor(role), sheet).allowed).toBe(may);
	});
	it("are written by its pilot and by the technical lead of its axis", () => {
		expect(editMeans(actor("partner", { personId: "pilot" as PersonId }), sheet).allowed).toBe(true);
		expect(editMeans(actor("partner", { mandates: [{ committeeId: "c" as CommitteeId, role: "technical_lead" }] }), sheet).allowed).toBe(
			true,
		);
	});
});

describe("a commitment", () => {
	const own = { organisationId: "ccas" as OrganisationId, isInSheet: true };
	const expected = { admin: true, cooperation_officer: true, partner: true, reader: false } satisfies Record<TerritoryRole, boolean>;
	it.each(Object.entries(expected) as [TerritoryRole, boolean][])("of one's own organisation is written by %s: %s", (role, may) => {
		expect(editCommitment(actor(role), sheet, own).allowed).toBe(may);
	});
	it("of another organisation, or of one that takes no part in the sheet, is not a partner's to write", () => {
		const another = { organisationId: "caf" as OrganisationId, isInSheet: true };
		expect(editCommitment(actor("partner"), sheet, another)).toEqual({ allowed: false, code: "commitment.not-yours" });
		expect(editCommitment(actor("partner"), sheet, { ...own, isInSheet: false }).allowed).toBe(false);
		expect(editCommitment(actor("cooperation_officer"), sheet, { ...another, isInSheet: false }).allowed).toBe(true);
	});
	it("stays within its territory", () => {
		expect(editCommitment(actor("admin", { territoryId: "u" as TerritoryId }), sheet, own).allowed).toBe(false);
	});
});
