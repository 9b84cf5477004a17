import { describe, expect, it } from "vitest";
import { type Actor, type TerritoryRole, territoryRoles } from "../kernel/actor.ts";
import { newId } from "../kernel/ids.ts";
import * as policy from "./policy.ts";

const actorIn = (role: TerritoryRole): Actor => ({
	personId: newId(),
	displayName: "Nom",
	territoryId: newId(),
	territorySlug: "ici",
	organisationId: newId(),
	role,
	mandates: [],
});

/** For each role, the roles it may give, take away and invite to. */
const grants = {
	admin: ["admin", "cooperation_officer", "partner", "reader"],
	cooperation_officer: ["partner", "reader"],
	partner: [],
	reader: [],
} satisfies Record<TerritoryRole, TerritoryRole[]>;

describe.each(territoryRoles)("%s", (role) => {
	const actor = actorIn(role);
	const given: readonly TerritoryRole[] = grants[role];

	it("gives exactly the roles of the table", () => {
		expect(policy.grantableRoles(actor)).toEqual(given);
	});

	it.each(territoryRoles)("invites, sends again and ends a %s only as the table says", (target) => {
		const member = { personId: newId<Actor["personId"]>(), role: target };
		expect(policy.inviteMember(actor, member).allowed).toBe(given.includes(target));
		expect(policy.resendInvitation(actor, member).allowed).toBe(given.includes(target));
		expect(policy.endMembership(actor, member).allowed).toBe(given.includes(target));
	});

	it.each(territoryRoles.flatMap((from) => territoryRoles.map((to) => [from, to] as const)))(
		"changes a %s into a %s only with a right over both",
		(from, to) => {
			const verdict = policy.changeMembership(actor, { personId: newId<Actor["personId"]>(), role: from }, to);
			expect(verdict.allowed).toBe(given.includes(from) && given.includes(to));
		},
	);

	it("sees the administration only as a steward", () => {
		const isSteward = role === "admin" || role === "cooperation_officer";
		expect(policy.readMembers(actor).allowed).toBe(isSteward);
		expect(policy.readJournal(actor).allowed).toBe(isSteward);
		expect(policy.addOrganisation(actor).allowed).toBe(isSteward);
	});
});
