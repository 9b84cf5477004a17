import { expect, it } from "vitest";
import type { Actor, TerritoryRole } from "../kernel/actor.ts";
import { newId, type PersonId, type TerritoryId } from "../kernel/ids.ts";
import * as policy from "./policy.ts";

const territoryId = newId<TerritoryId>();
const personId = newId<PersonId>();
const actorAs = (role: TerritoryRole, at = territoryId): Actor => ({
	personId,
	displayName: "Léa",
	territoryId: at,
	territorySlug: "ici",
	organisationId: newId(),
	role,
	mandates: [],
});

it("lets whoever reads a sheet take it away, and nobody of another territory", () => {
	const may = { admin: true, cooperation_officer: true, partner: true, reader: true } satisfies Record<TerritoryRole, boolean>;
	for (const [role, allowed] of Object.entries(may) as [TerritoryRole, boolean][]) {
		expect({ role, allowed: policy.exportSheets(actorAs(role), { territoryId }).allowed }).toEqual({ role, allowed });
		expect(policy.exportSheets(actorAs(role, newId<TerritoryId>()), { territoryId }).allowed).toBe(false);
	}
});

it("gives a prepared file to its author alone, a steward included", () => {
	expect(policy.fetchExport(actorAs("reader"), { territoryId, personId }).allowed).toBe(true);
	expect(policy.fetchExport(actorAs("admin"), { territoryId, personId: newId<PersonId>() })).toEqual({
		allowed: false,
		code: "export.not-yours",
	});
	expect(policy.fetchExport(actorAs("admin", newId<TerritoryId>()), { territoryId, personId }).allowed).toBe(false);
});
