import { type Actor, isSteward, type TerritoryRole, territoryRoles } from "../kernel/actor.ts";
import type { PersonId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

interface Target {
	personId: PersonId;
	role: TerritoryRole;
}

/** The administration pages: to anyone else they do not exist. */
export const readMembers = (actor: Actor): Verdict => stewardOnly(actor);
export const readJournal = (actor: Actor): Verdict => stewardOnly(actor);
export const addOrganisation = (actor: Actor): Verdict => stewardOnly(actor);

export const inviteMember = (actor: Actor, place: { role: TerritoryRole }): Verdict => mayGrant(actor, place.role);
export const resendInvitation = (actor: Actor, target: Target): Verdict => mayGrant(actor, target.role);
export const endMembership = (actor: Actor, target: Target): Verdict => mayGrant(actor, target.role);

/** Whoever changes a role must have the right to give both the old and the new one, or an officer could make and unmake admins. */
export function changeMembership(actor: Actor, target: Target, newRole: TerritoryRole): Verdict {
	const old = mayGrant(actor, target.role);
	return old.allowed ? mayGrant(actor, newRole) : old;
}

/** The roles that this person may give. */
export const grantableRoles = (actor: Actor): TerritoryRole[] => {
	return territoryRoles.filter((role) => mayGrant(actor, role).allowed);
};

function mayGrant(actor: Actor, role: TerritoryRole): Verdict {
	if (actor.role === "admin") return allow;
	if (actor.role !== "cooperation_officer") return deny("member.steward-only");
	return role === "partner" || role === "reader" ? allow : deny("member.admin-only");
}

const stewardOnly = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("member.steward-only"));
