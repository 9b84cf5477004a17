import type { ReferralOrganisation } from "./types.ts";

/** What keeps an organisation from receiving: what binds it was never said; or nobody there would read. */
export type OrganisationLack = "secrecy" | "reader";

/** An organisation of the territory as referrals know it, set up or not. */
export interface PlacedOrganisation extends ReferralOrganisation {
	name: string;
	slug: string;
	agentCount: number;
	lacks: OrganisationLack[];
}
