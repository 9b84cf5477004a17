import type { ReferralDuty } from "../kernel/actor.ts";
import type { Day } from "../kernel/calendar.ts";
import type { DutyPerson } from "./duty-types.ts";

/**
 * Why a duty gives this person nothing, or null. The database applies the same conditions at each request, so that a duty sleeps
 * as soon as its person is elected, changes role or leaves.
 */
export function obstacleTo(duty: ReferralDuty, person: Pick<DutyPerson, "role" | "isPresent" | "isElected">): string | null {
	if (!person.isPresent) return "referral-duty.gone";
	if (person.isElected) return "referral-duty.elected";
	if (person.role === "admin" || person.role === "cooperation_officer") return "referral-duty.steward";
	if (person.role === "reader" && duty !== "dpo") return "referral-duty.reader";
	return null;
}

/** The row that remains of a duty which ends at once: nothing when it began today, for the journal alone then tells of it. */
export function endedYesterday(startsOn: Day, today: Day, yesterday: Day): Day | null {
	return startsOn >= today ? null : yesterday;
}
