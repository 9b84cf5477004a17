import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

/** By the link of a mail, without a session. */
export const digestUnsubscribed = defineEvent("digest.unsubscribed", z.object({ personId: z.string() }));
