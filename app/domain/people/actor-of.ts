import type { Actor } from "../kernel/actor.ts";
import type { Membership, Visitor } from "./types.ts";

/** A person at work in one of their territories. */
export const actorOf = (person: Pick<Visitor["person"], "id" | "displayName">, m: Membership): Actor => ({
	personId: person.id,
	displayName: person.displayName,
	territoryId: m.territoryId,
	territorySlug: m.territorySlug,
	organisationId: m.organisationId,
	role: m.role,
	mandates: m.mandates,
	...(m.referral && { referral: m.referral }),
});
