import { expect, it } from "vitest";
import type { Actor, TerritoryRole } from "../kernel/actor.ts";
import type { CommitteeId, OrganisationId, PersonId, TerritoryId } from "../kernel/ids.ts";
import { editAttachments } from "./policy.ts";

const sheet = { territoryId: "t" as TerritoryId, axisCommitteeId: null, committeeId: "c" as CommitteeId, leadPersonId: null };
const actor = (role: TerritoryRole): Actor => ({
	...{ personId: "p" as PersonId, displayName: "P", territoryId: "t" as TerritoryId, territorySlug: "t" },
	...{ organisationId: "o" as OrganisationId, role, mandates: [] },
});
const expected = { admin: true, cooperation_officer: true, partner: false, reader: false } satisfies Record<TerritoryRole, boolean>;

it.each(Object.entries(expected) as [TerritoryRole, boolean][])("files are attached and removed by %s: %s", (role, may) => {
	expect(editAttachments(actor(role), sheet).allowed).toBe(may);
});
