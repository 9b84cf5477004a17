import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";

const dayMs = 86_400_000;

/** Forgets closed sessions, links that expired a month ago (until then their page says so), and old sign-in failures. */
export async function purgeExpiredAccess(ctx: SystemCtx): Promise<void> {
	const { now } = ctx;
	await inTransaction(ctx, async (tx) => {
		await tx.deleteFrom("session").where("expiresAt", "<", now).execute();
		await tx
			.deleteFrom("authToken")
			.where("expiresAt", "<", new Date(now.getTime() - 30 * dayMs))
			.execute();
		await tx.deleteFrom("rateLimit").where("expire", "<", now.getTime()).execute();
	});
}
