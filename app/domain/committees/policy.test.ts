import { expect, it } from "vitest";
import { type TerritoryRole, territoryRoles } from "../kernel/actor.ts";
import { type CommitteeId, newId } from "../kernel/ids.ts";
import { endMandate, grantMandate } from "./policy.ts";

const mayManage = { admin: true, cooperation_officer: true, partner: false, reader: false } satisfies Record<TerritoryRole, boolean>;

for (const role of territoryRoles) {
	it(`${mayManage[role] ? "lets" : "does not let"} ${role} give and end mandates, whatever mandate they hold`, () => {
		const actor = {
			personId: newId<never>(),
			displayName: "Lou",
			territoryId: newId<never>(),
			territorySlug: "ici",
			organisationId: newId<never>(),
			role,
			mandates: [{ committeeId: newId<CommitteeId>(), role: "chair" as const }],
		};
		expect(grantMandate(actor).allowed).toBe(mayManage[role]);
		expect(endMandate(actor).allowed).toBe(mayManage[role]);
	});
}
