import { type Actor, holdsMandate, isSteward } from "../kernel/actor.ts";
import type { CommitteeId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";
import type { MinutesStatus } from "./types.ts";

export interface MinutesFacts {
	committeeId: CommitteeId;
	status: MinutesStatus;
	/** Whether the lead lets every member of the committee write. */
	isOpenToCommittee: boolean;
}

/**
 * A text still being written is its committee's own; submitted, whoever was at the meeting reads it too; once approved, the whole
 * territory does. Row-level security says the same.
 */
export const readMinutes = (actor: Actor, minutes: Pick<MinutesFacts, "committeeId" | "status"> & { isParticipant?: boolean }): Verdict =>
	minutes.status === "approved" || (minutes.status === "submitted" && minutes.isParticipant) ? allow : followMinutes(actor, minutes);

/** Who knows where the minutes of a committee stand before they are approved. */
export const followMinutes = (actor: Actor, { committeeId }: Pick<MinutesFacts, "committeeId">): Verdict =>
	holdsMandate(actor, committeeId) || isSteward(actor) ? allow : deny("minutes.committee-only");

/** Begins and submits: the technical lead of the committee, or whoever runs the territory's workspace. */
export function leadMinutes(actor: Actor, { committeeId }: Pick<MinutesFacts, "committeeId">): Verdict {
	if (actor.role === "reader") return deny("minutes.reader");
	return holdsMandate(actor, committeeId, "technical_lead") || isSteward(actor) ? allow : deny("minutes.lead-only");
}

/** Lets the whole committee write, or not any more. */
export const openToCommittee = leadMinutes;

/** Writes: who leads them, and the whole committee where the lead opened them to it. */
export function writeMinutes(actor: Actor, minutes: Pick<MinutesFacts, "committeeId" | "isOpenToCommittee">): Verdict {
	const isGuest = minutes.isOpenToCommittee && actor.role !== "reader" && holdsMandate(actor, minutes.committeeId);
	return isGuest ? allow : leadMinutes(actor, minutes);
}

/** Approves: the chair, or the substitute, whose mandate is in force today. Running the workspace gives no such right. */
export function approveMinutes(actor: Actor, { committeeId }: Pick<MinutesFacts, "committeeId">): Verdict {
	if (actor.role === "reader") return deny("minutes.reader");
	return holdsMandate(actor, committeeId, "chair", "substitute") ? allow : deny("minutes.chair-only");
}

/** The chair's other answer. */
export const requestChanges = (actor: Actor, minutes: Pick<MinutesFacts, "committeeId">): Verdict => approveMinutes(actor, minutes);

/** A remark on a passage is part of that answer; it is put right, or taken back, by who writes and by who answers. */
export const makeRemark = requestChanges;
export function resolveRemark(actor: Actor, minutes: Pick<MinutesFacts, "committeeId" | "isOpenToCommittee">): Verdict {
	const write = writeMinutes(actor, minutes);
	return write.allowed || approveMinutes(actor, minutes).allowed ? allow : write;
}

/** Whoever was there, or sits in the committee, says what they observed; reading accounts too. */
export const observeMinutes = (
	actor: Actor,
	{ committeeId, isParticipant }: { committeeId: CommitteeId; isParticipant: boolean },
): Verdict => (isParticipant || holdsMandate(actor, committeeId) ? allow : deny("minutes.participants-only"));

/** A mistake is pointed out by who leads the minutes, or by who approved them; these alone say that it is one. */
export function proposeErratum(actor: Actor, minutes: Pick<MinutesFacts, "committeeId">): Verdict {
	const lead = leadMinutes(actor, minutes);
	return lead.allowed || approveMinutes(actor, minutes).allowed ? allow : lead;
}
export const decideErratum = approveMinutes;

/** What was approved is taken up again by who may approve it. */
export const reopenMinutes = approveMinutes;
