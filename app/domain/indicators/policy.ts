import { type Actor, holdsMandate, isSteward } from "../kernel/actor.ts";
import type { CommitteeId, OrganisationId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

interface MeasuredFacts {
	/** Who produces the figure; the sheet's lead organisation unless another is named. */
	producerId: OrganisationId | null;
	leadOrganisationId: OrganisationId | null;
}

/** Whoever edits the sheet enters its values, and so do the people of the organisation that produces them. */
export function recordMeasurement(actor: Actor, { producerId, leadOrganisationId }: MeasuredFacts, editOfSheet: Verdict): Verdict {
	if (editOfSheet.allowed) return allow;
	if (actor.role === "reader") return deny("sheet.reader");
	return actor.organisationId === (producerId ?? leadOrganisationId) ? allow : deny("measurement.not-yours");
}

interface FollowedFacts {
	axisCommitteeId: CommitteeId | null;
	committeeId: CommitteeId | null;
}

/** Values are accepted or returned by the technical lead of a committee that follows the sheet, and by the stewards. */
export function reviewMeasurement(actor: Actor, { axisCommitteeId, committeeId }: FollowedFacts): Verdict {
	if (actor.role === "reader") return deny("sheet.reader");
	const leads = (id: CommitteeId | null) => id !== null && holdsMandate(actor, id, "technical_lead");
	return isSteward(actor) || leads(axisCommitteeId) || leads(committeeId) ? allow : deny("measurement.lead-only");
}

/** Whether there is at least one committee whose values this person reviews. */
export const reviewSomeMeasurement = (actor: Actor): Verdict =>
	actor.role !== "reader" && (isSteward(actor) || actor.mandates.some(({ role }) => role === "technical_lead"))
		? allow
		: deny("measurement.lead-only");
