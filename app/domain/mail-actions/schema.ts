import { z } from "zod";
import { optionalText, orNull, Revision } from "../kernel/inputs.ts";

/** The object comes from the secret, never from the form. */
export const CompleteTaskFromMail = z.strictObject({ revision: Revision, evidence: optionalText(2000) });
export type CompleteTaskFromMail = z.output<typeof CompleteTaskFromMail>;

/** A value as one types it, or why there is none; revision 0 when none was there. */
export const EnterValueFromMail = z.strictObject({
	revision: z.coerce.number().int().min(0),
	value: z.string().trim().max(200).default(""),
	unavailableReason: orNull(z.string().trim().max(500)),
});
export type EnterValueFromMail = z.output<typeof EnterValueFromMail>;
