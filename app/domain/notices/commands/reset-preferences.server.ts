import { inTransaction, type PersonCtx } from "../../kernel/context.server.ts";

/** Kinds and digest again as the product proposes them; what is muted stays muted. */
export async function resetPreferences(ctx: PersonCtx): Promise<void> {
	const { personId } = ctx;
	await inTransaction(ctx, async (tx) => {
		await tx.deleteFrom("noticePreference").where("personId", "=", personId).execute();
		await tx.deleteFrom("digestPreference").where("personId", "=", personId).execute();
	});
}
