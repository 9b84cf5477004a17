import type { CommitteeId, OrganisationId, PersonId, TerritoryId } from "./ids.ts";

export const territoryRoles = ["admin", "cooperation_officer", "partner", "reader"] as const;
/** What a person may do in a territory, beside the mandates they hold there. */
export type TerritoryRole = (typeof territoryRoles)[number];

export const mandateRoles = ["chair", "substitute", "technical_lead", "member"] as const;
export type MandateRole = (typeof mandateRoles)[number];

export interface Mandate {
	committeeId: CommitteeId;
	role: MandateRole;
}

export const secretBases = ["profession", "mission", "function", "none"] as const;
/** What binds an organisation or a person to professional secrecy (code pénal, art. 226-13). */
export type SecretBasis = (typeof secretBases)[number];

export const referralDuties = ["agent", "manager", "dpo"] as const;
/** What a person does about situation referrals: reads those they are named on, names who reads, or says who saw what. */
export type ReferralDuty = (typeof referralDuties)[number];

/** A signed-in person in one of their territories, with the mandates in force today. */
export interface Actor {
	personId: PersonId;
	displayName: string;
	territoryId: TerritoryId;
	territorySlug: string;
	organisationId: OrganisationId;
	role: TerritoryRole;
	mandates: readonly Mandate[];
	/** Duties about referrals in force today; absent for most, and for every elected official. */
	referral?: { readonly duties: readonly ReferralDuty[]; readonly secretBasis: SecretBasis };
}

/** Admin or cooperation officer: whoever runs the territory's workspace. */
export const isSteward = (actor: Pick<Actor, "role">): boolean => actor.role === "admin" || actor.role === "cooperation_officer";

/** Whether the actor holds, today, one of these mandates in this committee; any mandate when none is named. */
export const holdsMandate = (actor: Actor, committeeId: CommitteeId, ...roles: MandateRole[]): boolean =>
	actor.mandates.some((mandate) => mandate.committeeId === committeeId && (roles.length === 0 || roles.includes(mandate.role)));
