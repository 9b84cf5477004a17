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
const mine = { territoryId, personId, isShared: false };
const theirs = { territoryId, personId: newId<PersonId>(), isShared: false };
const shared = { ...theirs, isShared: true };

it.each(
	Object.entries({
		admin: { share: true, editShared: true },
		cooperation_officer: { share: true, editShared: true },
		partner: { share: true, editShared: false },
		reader: { share: false, editShared: false },
	} satisfies Record<TerritoryRole, { share: boolean; editShared: boolean }>) as [TerritoryRole, { share: boolean; editShared: boolean }][],
)("lets %s keep lists, and share or order them as %j", (role, { share, editShared }) => {
	const actor = actorAs(role);
	expect(policy.saveView(actor, { isShared: false }).allowed).toBe(true);
	expect(policy.saveView(actor, { isShared: true }).allowed).toBe(share);
	for (const may of [policy.editView, policy.removeView]) {
		expect(may(actor, mine).allowed).toBe(true);
		expect(may(actor, theirs).allowed).toBe(false);
		expect(may(actor, shared).allowed).toBe(editShared);
		expect(may(actorAs(role, newId<TerritoryId>()), shared).allowed).toBe(false);
	}
	expect(policy.readView(actor, shared).allowed).toBe(true);
	expect(policy.readView(actor, theirs).allowed).toBe(false);
	expect(policy.shareView(actor, mine, true).allowed).toBe(share);
	expect(policy.shareView(actor, shared, false).allowed).toBe(false);
	expect(policy.shareView(actor, shared, true).allowed).toBe(true);
});
