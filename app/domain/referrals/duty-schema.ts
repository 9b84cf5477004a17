import { z } from "zod";
import { secretBases } from "../kernel/actor.ts";
import { Day } from "../kernel/calendar.ts";
import { PersonId } from "../kernel/ids.ts";
import { orNull } from "../kernel/inputs.ts";
import { DutyId } from "./duty-types.ts";
import { RecipientId, ReferralId } from "./types.ts";

const attested = z.literal("on", { error: "referral-duty.attest" });

/** A manager names an agent of their own organisation. */
export const NameAgent = z.strictObject({
	duty: z.literal("agent"),
	personId: PersonId,
	/** What binds the person: an agent whom nothing binds reads contact cards only. */
	secretBasis: z.enum(secretBases),
	startsOn: Day,
	endsOn: orNull(Day),
	/** Elected officials never read a referral: whoever names says that the person is not one, beyond what mandates recorded here show. */
	isNotElected: attested,
});
/** A steward names a manager or the DPO. */
export const NameManager = NameAgent.omit({ secretBasis: true }).extend({ duty: z.enum(["manager", "dpo"]) });
export const GrantDuty = z.discriminatedUnion("duty", [NameAgent, NameManager]);
export type GrantDuty = z.output<typeof GrantDuty>;

export const EndDuty = z.strictObject({ dutyId: DutyId });
export type EndDuty = z.output<typeof EndDuty>;

/** A place is one side of a referral: the recipient's, or the sender's without one. */
export const HandOver = z.strictObject({
	referralId: ReferralId,
	recipientId: orNull(RecipientId),
	personId: PersonId,
	/** Whose reading ends with it. */
	endedPersonId: orNull(PersonId),
});
export type HandOver = z.output<typeof HandOver>;

export const ManagedFilter = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) });
