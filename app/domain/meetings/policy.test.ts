import { describe, expect, it } from "vitest";
import { type Actor, type MandateRole, mandateRoles, type TerritoryRole, territoryRoles } from "../kernel/actor.ts";
import { type CommitteeId, newId } from "../kernel/ids.ts";
import { prepareMeeting } from "./policy.ts";

const committeeId = newId<CommitteeId>();

const actor = (role: TerritoryRole, mandate: MandateRole | "none", of: CommitteeId): Actor => ({
	personId: newId(),
	displayName: "Lou",
	territoryId: newId(),
	territorySlug: "ici",
	organisationId: newId(),
	role,
	mandates: mandate === "none" ? [] : [{ committeeId: of, role: mandate }],
});

const mayPrepare = {
	admin: { chair: true, substitute: true, technical_lead: true, member: true, none: true },
	cooperation_officer: { chair: true, substitute: true, technical_lead: true, member: true, none: true },
	partner: { chair: true, substitute: true, technical_lead: true, member: false, none: false },
	reader: { chair: false, substitute: false, technical_lead: false, member: false, none: false },
} satisfies Record<TerritoryRole, Record<MandateRole | "none", boolean>>;

describe("preparing a meeting", () => {
	for (const role of territoryRoles) {
		for (const mandate of [...mandateRoles, "none"] as const) {
			it(`is ${mayPrepare[role][mandate] ? "allowed" : "refused"} to ${role} with mandate ${mandate}`, () => {
				expect(prepareMeeting(actor(role, mandate, committeeId), { committeeId }).allowed).toBe(mayPrepare[role][mandate]);
			});
		}
	}

	it("is not given by a mandate in another committee", () => {
		expect(prepareMeeting(actor("partner", "technical_lead", newId()), { committeeId })).toEqual({
			allowed: false,
			code: "meeting.preparers-only",
		});
	});
});
