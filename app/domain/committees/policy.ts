import { type Actor, holdsMandate, isSteward } from "../kernel/actor.ts";
import type { CommitteeId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

/** Who sits where is decided outside the product and written down by whoever runs the workspace: admin or cooperation officer. */
export const grantMandate = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("mandate.stewards-only"));

export const endMandate = grantMandate;

/** Opening a body, naming it, giving its seats: the same people, for the same reason. */
export const manageBody = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("committee.stewards-only"));

/** How a body works is kept by whoever leads it from day to day. */
export function setCharter(actor: Actor, { committeeId }: { committeeId: CommitteeId }): Verdict {
	if (actor.role === "reader") return deny("committee.leads-only");
	return isSteward(actor) || holdsMandate(actor, committeeId, "technical_lead") ? allow : deny("committee.leads-only");
}

/** Silence, or a shorter one, stands for the chair: whoever hands the texts over does not grant it to themselves. */
export const hastenSilence = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("committee.silence-stewards-only"));

/** Its rules are read by those who run it. */
export const readCharter = (actor: Actor, { committeeId }: { committeeId: CommitteeId }): Verdict =>
	isSteward(actor) || holdsMandate(actor, committeeId) ? allow : deny("committee.members-only");

/** Guests are invited by whoever prepares the meetings. */
export function inviteGuests(actor: Actor, { committeeId }: { committeeId: CommitteeId }): Verdict {
	if (actor.role === "reader") return deny("committee.preparers-only");
	return isSteward(actor) || holdsMandate(actor, committeeId, "technical_lead", "chair", "substitute")
		? allow
		: deny("committee.preparers-only");
}

/** How a body is doing concerns those who sit in it, and whoever runs the territory. */
export const readHealth = readCharter;
