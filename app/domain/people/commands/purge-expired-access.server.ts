import { daysBefore } from "../../kernel/calendar.ts";
import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";

/** Forgets closed sessions, links that expired a month ago (until then their page says so), and old sign-in failures. */
export async function purgeExpiredAccess(ctx: SystemCtx): Promise<void> {
	const { now } = ctx;
	await inTransaction(ctx, async (tx) => {
		await tx.deleteFrom("session").where("expiresAt", "<", now).execute();
		await tx.deleteFrom("authToken").where("expiresAt", "<", daysBefore(now, 30)).execute();
		await tx.deleteFrom("rateLimit").where("expire", "<", now.getTime()).execute();
	});
}
