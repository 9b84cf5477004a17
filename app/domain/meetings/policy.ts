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

/** What a body prepares among itself: confidential points, what members propose, polls of dates. Row-level security says the same. */
export const followPreparation = (actor: Actor, { committeeId }: { committeeId: CommitteeId }): Verdict =>
	holdsMandate(actor, committeeId) || isSteward(actor) ? allow : deny("meeting.committee-only");

/** Any member of the body proposes a point; whoever prepares its meetings may as well. */
export function proposePoint(actor: Actor, { committeeId }: { committeeId: CommitteeId }): Verdict {
	if (actor.role === "reader") return deny("meeting.reader");
	return followPreparation(actor, { committeeId });
}

/** Dates are asked of those who sit in the body. */
export function answerPoll(actor: Actor, { committeeId }: { committeeId: CommitteeId }): Verdict {
	return holdsMandate(actor, committeeId) ? allow : deny("poll.members-only");
}

/** The days on which the territory's series pause. */
export const manageHolidays = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("holidays.stewards-only"));
