import type { ReferralDuty, SecretBasis, TerritoryRole } from "../kernel/actor.ts";
import type { Day } from "../kernel/calendar.ts";
import { type Id, idSchema, type OrganisationId, type PersonId } from "../kernel/ids.ts";

export type DutyId = Id<"ReferralDuty">;
export const DutyId = idSchema("ReferralDuty");

/** Somebody of the territory, as what decides whether a duty takes effect. */
export interface DutyPerson {
	personId: PersonId;
	displayName: string;
	organisationId: OrganisationId;
	organisationName: string;
	jobTitle: string | null;
	role: TerritoryRole;
	/** Works in the territory today, with an account that is open. */
	isPresent: boolean;
	/** Chairs a body today, or stands in for who does. */
	isElected: boolean;
}

/** A duty that has not ended. */
export interface HeldDuty extends DutyPerson {
	dutyId: DutyId;
	duty: ReferralDuty;
	secretBasis: SecretBasis;
	startsOn: Day;
	endsOn: Day | null;
}
