import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

/** A fact of the territory, which its stewards read: not how many referrals there are to seal. */
export const keysRotated = defineEvent("keys.rotated", z.object({ destroyed: z.number().int().min(0) }));
