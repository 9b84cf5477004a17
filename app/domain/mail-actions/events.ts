import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

/** By the links of mails, without a session. */
export const digestUnsubscribed = defineEvent("digest.unsubscribed", z.object({ personId: z.string() }));
export const noticesUnsubscribed = defineEvent("notices.unsubscribed", z.object({ personId: z.string(), kinds: z.array(z.string()) }));
