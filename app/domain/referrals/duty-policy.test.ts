import { describe, expect, it } from "vitest";
import { type Actor, type ReferralDuty, referralDuties, type TerritoryRole, territoryRoles } from "../kernel/actor.ts";
import { newId } from "../kernel/ids.ts";
import { grantDuty, manageAgents, nameManagers } from "./duty-policy.ts";
import { obstacleTo } from "./duty-rules.ts";
import { changeContact, changeOrganisation } from "./organisation-policy.ts";
import { changeSettings } from "./settings-policy.ts";

const organisationId = newId<Actor["organisationId"]>();
const elsewhere = newId<Actor["organisationId"]>();
const actorIn = (role: TerritoryRole, duties: readonly ReferralDuty[] = []): Actor => ({
	...{ personId: newId<Actor["personId"]>(), displayName: "Nom", territoryId: newId<Actor["territoryId"]>(), territorySlug: "ici" },
	...{ organisationId, role, mandates: [] },
	...(duties.length > 0 && { referral: { duties, secretBasis: "mission" as const } }),
});

const stewards = { admin: true, cooperation_officer: true, partner: false, reader: false } satisfies Record<TerritoryRole, boolean>;

describe.each(territoryRoles)("%s, without a duty", (role) => {
	const actor = actorIn(role);
	const isSteward = stewards[role];

	it("sets the territory up only as a steward, and never names an agent", () => {
		for (const verdict of [changeSettings(actor), changeOrganisation(actor), changeContact(actor, organisationId), nameManagers(actor)])
			expect(verdict.allowed).toBe(isSteward);
		expect(manageAgents(actor).allowed).toBe(false);
		const granted = referralDuties.filter((duty) => grantDuty(actor, duty, organisationId).allowed);
		expect(granted).toEqual(isSteward ? ["manager", "dpo"] : []);
	});
});

const manages = { agent: false, manager: true, dpo: false } satisfies Record<ReferralDuty, boolean>;

describe.each(Object.entries(manages))("a partner as %s", (duty, isManager) => {
	const actor = actorIn("partner", [duty as ReferralDuty]);

	it("writes the notes and names the agents of their own organisation only as its manager", () => {
		expect(changeContact(actor, organisationId).allowed).toBe(isManager);
		expect(changeContact(actor, elsewhere).allowed).toBe(false);
		expect(changeOrganisation(actor).allowed).toBe(false);
		expect(changeSettings(actor).allowed).toBe(false);
		expect(manageAgents(actor).allowed).toBe(isManager);
		expect(grantDuty(actor, "agent", organisationId).allowed).toBe(isManager);
		expect(grantDuty(actor, "agent", elsewhere).allowed).toBe(false);
		expect(grantDuty(actor, "manager", organisationId).allowed).toBe(false);
		expect(grantDuty(actor, "dpo", organisationId).allowed).toBe(false);
	});
});

/** Which duties each role may hold. */
const holdable = {
	admin: [],
	cooperation_officer: [],
	partner: ["agent", "manager", "dpo"],
	reader: ["dpo"],
} satisfies Record<TerritoryRole, ReferralDuty[]>;

describe.each(territoryRoles)("a duty given to a %s", (role) => {
	const effective = (over: object) =>
		referralDuties.filter((duty) => obstacleTo(duty, { role, isPresent: true, isElected: false, ...over }) === null);

	it("takes effect as the table says, for none who is elected or gone", () => {
		expect(effective({})).toEqual(holdable[role]);
		expect(effective({ isElected: true })).toEqual([]);
		expect(effective({ isPresent: false })).toEqual([]);
	});
});
