import { type Actor, holdsMandate, isSteward } from "../kernel/actor.ts";
import type { CommitteeId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";
import type { MinutesStatus } from "../minutes/types.ts";
import type { Cut } from "./types.ts";

interface MinutesFacts {
	committeeId: CommitteeId;
	status: MinutesStatus;
}

/** The whole text, and every copy of a text not yet approved, stay with the committee and those who run the workspace. */
export function readEdition(actor: Actor, { committeeId, status }: MinutesFacts, cut: Cut): Verdict {
	const isOwn = holdsMandate(actor, committeeId) || isSteward(actor);
	return isOwn || (cut !== "comite" && status === "approved") ? allow : deny("diffusion.committee-only");
}

/** Sends the minutes: who leads them, and the chair who approved them. */
export function distributeMinutes(actor: Actor, { committeeId }: Pick<MinutesFacts, "committeeId">): Verdict {
	if (actor.role === "reader") return deny("minutes.reader");
	const isLead = holdsMandate(actor, committeeId, "chair", "substitute", "technical_lead");
	return isLead || isSteward(actor) ? allow : deny("diffusion.leads-only");
}

/** The head of the territory's documents is written by whoever runs its workspace. */
export const editLetterhead = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("diffusion.stewards-only"));
