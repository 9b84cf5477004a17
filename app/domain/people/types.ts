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
