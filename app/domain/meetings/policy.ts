import { type Actor, holdsMandate, isSteward } from "../kernel/actor.ts";
import type { CommitteeId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

/**
 * Creating a meeting and everything about it until its minutes are approved: hours, agenda, attendance. Whoever runs the committee
 * or the territory; a reader writes nothing, even with a mandate. Reading is for every member of the territory.
 */
export function prepareMeeting(actor: Actor, { committeeId }: { committeeId: CommitteeId }): Verdict {
	if (actor.role === "reader") return deny("meeting.preparers-only");
	return isSteward(actor) || holdsMandate(actor, committeeId, "technical_lead", "chair", "substitute")
		? allow
		: deny("meeting.preparers-only");
}
