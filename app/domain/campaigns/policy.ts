import { type Actor, holdsMandate, isSteward } from "../kernel/actor.ts";
import type { CommitteeId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

interface CampaignFacts {
	committeeId: CommitteeId | null;
}

/** Stewards collect over the whole territory, a technical lead over what their committee follows. */
export function openCampaign(actor: Actor, { committeeId }: CampaignFacts): Verdict {
	if (actor.role === "reader") return deny("sheet.reader");
	const isTheirs = committeeId !== null && holdsMandate(actor, committeeId, "technical_lead");
	return isSteward(actor) || isTheirs ? allow : deny("campaign.not-your-committee");
}

/** Closing locks the period, opening again unlocks it. */
export const closeCampaign = openCampaign;

/** Whether there is at least one committee for which this person may open a campaign. */
export const openSomeCampaign = (actor: Actor): Verdict =>
	actor.role !== "reader" && (isSteward(actor) || actor.mandates.some(({ role }) => role === "technical_lead"))
		? allow
		: deny("campaign.not-your-committee");
