import type { Actor, Mandate, TerritoryRole } from "../kernel/actor.ts";
import type { Day } from "../kernel/calendar.ts";
import type { OrganisationId, PersonId, TerritoryId } from "../kernel/ids.ts";

/** A person's place in one territory, today. */
export interface Membership {
	territoryId: TerritoryId;
	territorySlug: string;
	territoryName: string;
	isDemonstration: boolean;
	organisationId: OrganisationId;
	organisationName: string;
	role: TerritoryRole;
	mandates: Mandate[];
	referral?: NonNullable<Actor["referral"]>;
}

/** Who is signed in, and where they may go. */
export interface Visitor {
	sessionId: string;
	person: { id: PersonId; displayName: string; email: string };
	memberships: Membership[];
}

/** Kinds of organisations met in the source programmes. */
export const organisationKinds = [
	"association",
	"autre",
	"benevoles",
	"cabinet",
	"caf",
	"cap_emploi",
	"carsat",
	"ccas",
	"cdas",
	"centre_social",
	"clic",
	"commune_service",
	"cpam",
	"culture_loisirs",
	"departement",
	"education",
	"entreprise",
	"epci",
	"epci_service",
	"etat",
	"formation",
	"france_services",
	"france_travail",
	"habitants",
	"habitat",
	"insertion",
	"mda",
	"mds",
	"medico_social",
	"mission_locale",
	"mobilite",
	"msa",
	"mutuelle",
	"organisation_internationale",
	"paej",
	"permanence",
	"reseau",
	"saad",
	"ssiad",
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** What a link in a mail lets one do, once. */
export type TokenKind = "invitation" | "password_reset";

export const memberStates = ["invited", "active", "ended"] as const;
/** Invited: the link sent by mail was not used yet. Ended: the last day of access is past. */
export type MemberState = (typeof memberStates)[number];

/** A member as the stewards of their territory see them. */
export interface Member {
	personId: PersonId;
	displayName: string;
	email: string;
	organisationId: OrganisationId;
	organisationName: string;
	role: TerritoryRole;
	jobTitle: string | null;
	startsOn: Day;
	endsOn: Day | null;
	state: MemberState;
}

/** Someone to choose in a list. */
export interface PersonChoice {
	id: PersonId;
	displayName: string;
	organisationName: string;
}

/** What a link of a mail leads to. "closed": it was good, but the place it gives has ended since. */
export type TokenStatus = "valid" | "used" | "expired" | "unknown" | "closed";
