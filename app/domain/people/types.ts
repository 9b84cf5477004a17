import type { Mandate, TerritoryRole } from "../kernel/actor.ts";
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
