import { expect, it } from "vitest";
import { type Actor, type MandateRole, mandateRoles, type TerritoryRole, territoryRoles } from "../kernel/actor.ts";
import type { CommitteeId, PersonId } from "../kernel/ids.ts";
import { completeTask } from "./policy.ts";

const committeeId = "c" as CommitteeId;
const task = { ownerId: "owner" as PersonId, committeeId };
const actor = (personId: string, role: TerritoryRole, mandate?: MandateRole, of = committeeId): Actor => ({
	personId: personId as PersonId,
	displayName: "P",
	territoryId: "t" as Actor["territoryId"],
	territorySlug: "t",
	organisationId: "o" as Actor["organisationId"],
	role,
	mandates: mandate ? [{ committeeId: of, role: mandate }] : [],
});
const may = (who: Actor) => completeTask(who, task).allowed;

it("lets the owner say that a task is done, and those who run the workspace, but no reader", () => {
	const table = {
		admin: { own: true, other: true },
		cooperation_officer: { own: true, other: true },
		partner: { own: true, other: false },
		reader: { own: false, other: false },
	} satisfies Record<TerritoryRole, { own: boolean; other: boolean }>;
	for (const role of territoryRoles) {
		expect({ own: may(actor("owner", role)), other: may(actor("other", role)) }).toEqual(table[role]);
	}
});

it("lets the technical lead of its committee, and no other mandate", () => {
	const table = { chair: false, substitute: false, technical_lead: true, member: false } satisfies Record<MandateRole, boolean>;
	for (const mandate of mandateRoles) {
		expect(may(actor("other", "partner", mandate))).toBe(table[mandate]);
		expect(may(actor("other", "partner", mandate, "elsewhere" as CommitteeId))).toBe(false);
	}
});
