import { type Actor, holdsMandate, isSteward } from "../kernel/actor.ts";
import type { CommitteeId, PersonId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";
import { isOfReferral, type ReminderKindCode } from "./types.ts";

/** The territory's rhythms are its stewards'; a body's own are those of its chair and its technical lead too. */
export function setRhythm(actor: Actor, committeeId: CommitteeId | null): Verdict {
	if (isSteward(actor)) return allow;
	if (actor.role === "reader") return deny("reminder.reader");
	if (committeeId === null) return deny("reminder.stewards-only");
	return holdsMandate(actor, committeeId, "technical_lead", "chair") ? allow : deny("reminder.leads-only");
}

export const keepQuiet = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("reminder.stewards-only"));

/** What reminds, to whoever leads it: the body's technical lead, the pilot of the sheet, those who run the workspace. */
export interface LedObject {
	committeeId: CommitteeId | null;
	/** The pilot of the sheet that it belongs to. */
	pilotId: PersonId | null;
}

/** Sends a reminder now, puts it off, stops it or lets it go on. */
export function leadReminder(actor: Actor, { committeeId, pilotId }: LedObject): Verdict {
	if (isSteward(actor)) return allow;
	if (actor.role === "reader") return deny("reminder.reader");
	const leads = committeeId !== null && holdsMandate(actor, committeeId, "technical_lead", "chair");
	return leads || pilotId === actor.personId ? allow : deny("reminder.leads-only");
}

/** A reminder of a referral is in the hands of those whom it reminds, and of nobody above them; any other, of whoever leads its object. */
export const leadWatched = (
	actor: Actor,
	watched: LedObject & { kind: ReminderKindCode; people: readonly { personId: PersonId }[] },
): Verdict => {
	if (!isOfReferral(watched.kind)) return leadReminder(actor, watched);
	return watched.people.some(({ personId }) => personId === actor.personId) ? allow : deny("referral.not-named");
};
