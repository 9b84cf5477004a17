import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";

const keepMs = 30 * 86_400_000;

/** Forgets events passed on a month ago; the journal keeps them for good. */
export async function purgeOutbox(ctx: SystemCtx): Promise<void> {
	const before = new Date(ctx.now.getTime() - keepMs);
	await inTransaction(ctx, (tx) => tx.deleteFrom("outbox").where("sentAt", "<", before).execute());
}
