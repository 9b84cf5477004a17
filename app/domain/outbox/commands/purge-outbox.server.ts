import { daysBefore } from "../../kernel/calendar.ts";
import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";

/** Forgets events passed on a month ago; the journal keeps them for good. */
export async function purgeOutbox(ctx: SystemCtx): Promise<void> {
	await inTransaction(ctx, (tx) => tx.deleteFrom("outbox").where("sentAt", "<", daysBefore(ctx.now, 30)).execute());
}
