import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const ids = { meetingId: z.string(), committeeId: z.string() };

/** A letter is to leave, to all who were convoked or to those named. */
export const convocationSent = defineEvent(
	"convocation.sent",
	z.object({
		...ids,
		kind: z.enum(["notice", "update", "cancellation", "chase"]),
		recipientIds: z.array(z.string()),
		// who changed the meeting, where the product writes the letter
		changedBy: z.string().optional(),
	}),
);
export const convocationAnswered = defineEvent(
	"convocation.answered",
	z.object({ ...ids, recipientId: z.string(), answer: z.enum(["yes", "no", "represented"]) }),
);
