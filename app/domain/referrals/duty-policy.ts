import { type Actor, isSteward, type ReferralDuty } from "../kernel/actor.ts";
import type { OrganisationId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

/** Stewards name who is responsible, and never who reads. */
export const nameManagers = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("referral-duty.stewards-only"));

/** The page of an organisation's own agents, and of what waits there. */
export const manageAgents = (actor: Actor): Verdict =>
	actor.referral?.duties.includes("manager") ? allow : deny("referral-duty.manager-only");

/** Gives or ends a duty of somebody of this organisation. */
export function grantDuty(actor: Actor, duty: ReferralDuty, organisationId: OrganisationId): Verdict {
	if (duty !== "agent") return nameManagers(actor);
	const manages = manageAgents(actor);
	if (!manages.allowed) return manages;
	return actor.organisationId === organisationId ? allow : deny("referral-duty.other-organisation");
}
