import { z } from "zod";
import { idSchema } from "../kernel/ids.ts";

export const DeadJobId = idSchema("DeadJob");
export type DeadJobId = z.output<typeof DeadJobId>;

/** Run it again, or leave it at that. */
export const SettleDeadJob = z.strictObject({ deadJobId: DeadJobId, decision: z.enum(["replayed", "discarded"]) });
export type SettleDeadJob = z.output<typeof SettleDeadJob>;

/** Runs again all that wait of one kind. */
export const ReplayDeadJobs = z.strictObject({ name: z.string().regex(/^[a-z-]{1,60}$/) });
export type ReplayDeadJobs = z.output<typeof ReplayDeadJobs>;

/** The page's filter and place, from its address: what is not understood is left aside. */
export const DeadJobFilters = z.object({
	envoi: z
		.string()
		.regex(/^[a-z-]{0,60}$/)
		.catch(""),
	page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type DeadJobFilters = z.output<typeof DeadJobFilters>;
