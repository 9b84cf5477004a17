import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const count = z.number().int().min(0);

/** A fact of the territory, which its stewards read: how many keys, nothing of what they open. */
export const keysRotated = defineEvent("keys.rotated", z.object({ referrals: count, unreadable: count, destroyed: count }));
