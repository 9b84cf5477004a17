import { z } from "zod";
import { idSchema } from "../kernel/ids.ts";

export const DeadJobId = idSchema("DeadJob");
export type DeadJobId = z.output<typeof DeadJobId>;

/** Run it again, or leave it at that. */
export const SettleDeadJob = z.strictObject({ deadJobId: DeadJobId, decision: z.enum(["replayed", "discarded"]) });
export type SettleDeadJob = z.output<typeof SettleDeadJob>;
