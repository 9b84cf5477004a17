import { editSheet } from "../action-sheets/policy.ts";
import { recordMeasurement, reviewMeasurement } from "../indicators/policy.ts";
import { type Actor, holdsMandate, isSteward } from "../kernel/actor.ts";
import type { CommitteeId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";
import type { ExpectedValue } from "./types.ts";

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

type Asked = Pick<ExpectedValue, "producerId" | "leadOrganisationId" | "leadPersonId" | "axisCommitteeId" | "committeeId">;

/** An expected value is entered like any value of its indicator. */
export const enterExpected = (actor: Actor, value: Asked): Verdict =>
	recordMeasurement(actor, value, editSheet(actor, { ...value, territoryId: actor.territoryId }));

/** Whoever will review a value says who is asked for it. */
export const assignExpected = (actor: Actor, value: Asked): Verdict => reviewMeasurement(actor, value);
