import { type Actor, holdsMandate, isSteward } from "../kernel/actor.ts";
import type { CommitteeId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";
import type { MinutesStatus } from "./types.ts";

export interface MinutesFacts {
	committeeId: CommitteeId;
	status: MinutesStatus;
}

/** A text still being written is its committee's own; once approved, the whole territory reads it. Row-level security says the same. */
export const readMinutes = (actor: Actor, minutes: MinutesFacts): Verdict =>
	minutes.status === "approved" ? allow : followMinutes(actor, minutes);

/** Who knows where the minutes of a committee stand before they are approved. */
export const followMinutes = (actor: Actor, { committeeId }: Pick<MinutesFacts, "committeeId">): Verdict =>
	holdsMandate(actor, committeeId) || isSteward(actor) ? allow : deny("minutes.committee-only");

/** Writes and submits: the technical lead of the committee, or whoever runs the territory's workspace. */
export function writeMinutes(actor: Actor, { committeeId }: Pick<MinutesFacts, "committeeId">): Verdict {
	if (actor.role === "reader") return deny("minutes.reader");
	return holdsMandate(actor, committeeId, "technical_lead") || isSteward(actor) ? allow : deny("minutes.lead-only");
}

export const startMinutes = (actor: Actor, meeting: Pick<MinutesFacts, "committeeId">): Verdict => writeMinutes(actor, meeting);

/** Approves: the chair, or the substitute, whose mandate is in force today. Running the workspace gives no such right. */
export function approveMinutes(actor: Actor, { committeeId }: Pick<MinutesFacts, "committeeId">): Verdict {
	if (actor.role === "reader") return deny("minutes.reader");
	return holdsMandate(actor, committeeId, "chair", "substitute") ? allow : deny("minutes.chair-only");
}

/** The chair's other answer. */
export const requestChanges = (actor: Actor, minutes: Pick<MinutesFacts, "committeeId">): Verdict => approveMinutes(actor, minutes);
