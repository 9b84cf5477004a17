import { describe, expect, it } from "vitest";
import { type Actor, type ReferralDuty, type TerritoryRole, territoryRoles } from "../kernel/actor.ts";
import { newId } from "../kernel/ids.ts";
import * as policy from "./policy.ts";

const organisationId = newId<Actor["organisationId"]>();
const elsewhere = newId<Actor["organisationId"]>();
const actorIn = (role: TerritoryRole, duties: readonly ReferralDuty[] = []): Actor => ({
	...{ personId: newId<Actor["personId"]>(), displayName: "Nom", territoryId: newId<Actor["territoryId"]>(), territorySlug: "ici" },
	...{ organisationId, role, mandates: [] },
	...(duties.length > 0 && { referral: { duties, secretBasis: "mission" as const } }),
});

const edits = { admin: true, cooperation_officer: true, partner: false, reader: false } satisfies Record<TerritoryRole, boolean>;

describe.each(territoryRoles)("%s, without a duty", (role) => {
	const actor = actorIn(role);

	it("writes the split and any session only as a steward", () => {
		expect(policy.editMissions(actor).allowed).toBe(edits[role]);
		expect(policy.editSession(actor, { organisationId }).allowed).toBe(edits[role]);
		expect(policy.opensSessions(actor)).toBe(edits[role] ? "any" : "none");
	});
});

const holds = { agent: true, manager: true, dpo: false } satisfies Record<ReferralDuty, boolean>;

describe.each(Object.entries(holds))("a partner as %s", (duty, isHolder) => {
	const actor = actorIn("partner", [duty as ReferralDuty]);

	it("keeps up the sessions of their own organisation, and no split", () => {
		expect(policy.editSession(actor, { organisationId }).allowed).toBe(isHolder);
		expect(policy.editSession(actor, { organisationId: elsewhere }).allowed).toBe(false);
		expect(policy.opensSessions(actor)).toBe(isHolder ? "own" : "none");
		expect(policy.editMissions(actor).allowed).toBe(false);
	});
});
