import { expect, it } from "vitest";
import { type Actor, type TerritoryRole, territoryRoles } from "../kernel/actor.ts";
import { settleDeadJobs } from "./policy.ts";

const expected = { admin: true, cooperation_officer: true, partner: false, reader: false } satisfies Record<TerritoryRole, boolean>;

it.each(territoryRoles)("whether a %s settles dead jobs", (role) => {
	expect(settleDeadJobs({ role, mandates: [] } as unknown as Actor).allowed).toBe(expected[role]);
});
