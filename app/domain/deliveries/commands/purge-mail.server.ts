import { daysBefore } from "../../kernel/calendar.ts";
import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";

/** Forgets the built-in mailbox after three months, and who was sent what after thirteen: no job is that late. */
export async function purgeMail(ctx: SystemCtx): Promise<void> {
	await inTransaction(ctx, async (tx) => {
		await tx.deleteFrom("mailboxMessage").where("receivedAt", "<", daysBefore(ctx.now, 90)).execute();
		await tx.deleteFrom("emailDelivery").where("claimedAt", "<", daysBefore(ctx.now, 400)).execute();
	});
}
