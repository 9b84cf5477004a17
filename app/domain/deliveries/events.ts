import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

/** Mail goes again to an address that had refused it. */
export const mailStopCleared = defineEvent("mail-stop.cleared", z.object({ personId: z.string() }));
