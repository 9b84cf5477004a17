import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

/** Somebody named on one side stopped reading, of their own will. */
export const referralReadingEnded = defineEvent(
	"referral.reading-ended",
	z.object({ referralId: z.uuid(), recipientId: z.uuid().nullable(), personId: z.uuid() }),
);
