import { z } from "zod";
import { Revision } from "../kernel/inputs.ts";
import { SaveAccount, SaveCard } from "./schema.ts";
import { ReferralId } from "./types.ts";

export const rectificationReasons = ["person-asked", "mistake", "changed"] as const;
/** Why what was sent is put right. */
export type RectificationReason = (typeof rectificationReasons)[number];

/** What was sent, put right: the contact card unless the referral names nobody, and the account. */
export const RectifyReferral = z.strictObject({
	referralId: ReferralId,
	revision: Revision,
	reason: z.enum(rectificationReasons),
	...SaveCard.partial({ lastName: true, firstName: true }).shape,
	...SaveAccount.shape,
});
export type RectifyReferral = z.input<typeof RectifyReferral>;
