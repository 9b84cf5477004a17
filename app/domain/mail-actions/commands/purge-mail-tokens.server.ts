import { daysBefore } from "../../kernel/calendar.ts";
import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";

/** Forgets the links that ended more than a month ago: until then they say that they are too old, and what to do. */
export const purgeMailTokens = (ctx: SystemCtx): Promise<unknown> =>
	inTransaction(ctx, (tx) => tx.deleteFrom("mailToken").where("expiresAt", "<", daysBefore(ctx.now, 30)).execute());
