import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";

const dayMs = 86_400_000;

/** Forgets the built-in mailbox after three months, and who was sent what after thirteen: no job is that late. */
export async function purgeMail(ctx: SystemCtx): Promise<void> {
	const daysAgo = (days: number) => new Date(ctx.now.getTime() - days * dayMs);
	await inTransaction(ctx, async (tx) => {
		await tx.deleteFrom("mailboxMessage").where("receivedAt", "<", daysAgo(90)).execute();
		await tx.deleteFrom("emailDelivery").where("claimedAt", "<", daysAgo(400)).execute();
	});
}
