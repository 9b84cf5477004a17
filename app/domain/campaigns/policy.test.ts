import { describe, expect, it } from "vitest";
import { type Actor, type TerritoryRole, territoryRoles } from "../kernel/actor.ts";
import { type CommitteeId, newId, type OrganisationId, type PersonId, type TerritoryId } from "../kernel/ids.ts";
import { openCampaign, openSomeCampaign } from "./policy.ts";

const led = newId<CommitteeId>();
const actor = (role: TerritoryRole, isLead: boolean): Actor => ({
	personId: newId<PersonId>(),
	displayName: "Moi",
	territoryId: newId<TerritoryId>(),
	territorySlug: "ici",
	organisationId: newId<OrganisationId>(),
	role,
	mandates: isLead ? [{ committeeId: led, role: "technical_lead" }] : [{ committeeId: led, role: "chair" }],
});
const isSteward = { admin: true, cooperation_officer: true, partner: false, reader: false } satisfies Record<TerritoryRole, boolean>;

describe.each(territoryRoles)("a %s", (role) => {
	it("opens campaigns over the territory as a steward, over a committee as its technical lead", () => {
		const may = (isLead: boolean, committeeId: CommitteeId | null) => openCampaign(actor(role, isLead), { committeeId }).allowed;
		expect(may(true, null)).toBe(isSteward[role]);
		expect(may(false, led)).toBe(isSteward[role]);
		expect(may(true, led)).toBe(role !== "reader");
		expect(may(true, newId<CommitteeId>())).toBe(isSteward[role]);
		expect(openSomeCampaign(actor(role, true)).allowed).toBe(role !== "reader");
		expect(openSomeCampaign(actor(role, false)).allowed).toBe(isSteward[role]);
	});
});
