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

/** A text still being written is its committee's own; once approved, the whole territory reads it. Row-level security says the same. */
export const readMinutes = (actor: Actor, minutes: Pick<MinutesFacts, "committeeId" | "status">): Verdict =>
	minutes.status === "approved" ? allow : followMinutes(actor, minutes);

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
