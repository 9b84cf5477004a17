import { expect, it } from "vitest";
import type { Actor, TerritoryRole } from "../kernel/actor.ts";
import * as policy from "./policy.ts";

const expected = { admin: true, cooperation_officer: true, partner: false, reader: false } satisfies Record<TerritoryRole, boolean>;

it.each(Object.entries(expected))("lets %s import a plan: %s", (role, allowed) => {
	expect(policy.importSheets({ role, mandates: [] } as unknown as Actor).allowed).toBe(allowed);
});
