import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

/** No mail goes any more to an address that refuses it or complained; null: of nobody with an account. */
export const mailStopped = defineEvent(
	"mail-stop.set",
	z.object({ personId: z.string().nullable(), reason: z.enum(["bounce", "complaint"]) }),
);
/** Mail goes again to an address that had refused it. */
export const mailStopCleared = defineEvent("mail-stop.cleared", z.object({ personId: z.string() }));
