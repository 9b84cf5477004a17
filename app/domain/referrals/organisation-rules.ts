import { RuleViolation } from "../kernel/errors.ts";
import type { OrganisationLack } from "./organisation-types.ts";
import type { ReferralOrganisation } from "./types.ts";

type Bound = Pick<ReferralOrganisation, "secretBasis" | "secretReference" | "nirReference">;

/** Whoever says what binds an organisation, or that nothing does, says on what ground; the number passes to none that secrecy does not bind. */
export function assertGrounded({ secretBasis, secretReference, nirReference }: Bound): void {
	if (secretReference === null) throw new RuleViolation("referral-organisation.reference-needed", "secretReference");
	if (secretBasis === "none" && nirReference !== null) throw new RuleViolation("referral-organisation.nir-without-secrecy", "nirReference");
}

/** What keeps an organisation from receiving referrals, or from receiving more than a contact card without anyone having decided so. */
export function lacksOf(
	organisation: Pick<ReferralOrganisation, "secretReference" | "contactEmail">,
	agentCount: number,
): OrganisationLack[] {
	const lacks: OrganisationLack[] = [];
	if (organisation.secretReference === null) lacks.push("secrecy");
	if (agentCount === 0 && organisation.contactEmail === null) lacks.push("reader");
	return lacks;
}
