import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";
import { rectificationReasons } from "./rectification-schema.ts";

/** The sender put right what was sent: the recipients are told to read it again. */
export const referralRectified = defineEvent(
	"referral.rectified",
	z.object({ referralId: z.uuid(), recipientIds: z.array(z.uuid()), reason: z.enum(rectificationReasons) }),
);
