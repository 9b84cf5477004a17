import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { DigestOutcome } from "../types.ts";

export interface SettledDigest {
	id: string;
	outcome: DigestOutcome;
	itemCount: number;
	/** The notices it told of, or passed over: none of them is told again. */
	noticeIds: readonly string[];
}

/** Keeps what became of a digest; once. */
export async function settleDigest(ctx: SystemCtx, { id, outcome, itemCount, noticeIds }: SettledDigest): Promise<void> {
	await inTransaction(ctx, async (tx) => {
		const settled = await tx
			.updateTable("digest")
			.set({ outcome, itemCount, settledAt: ctx.now, sentAt: outcome === "sent" ? ctx.now : null })
			.where("id", "=", id)
			.where("outcome", "is", null)
			.returning("id")
			.executeTakeFirst();
		if (!settled || noticeIds.length === 0) return;
		await tx.updateTable("notice").set({ mailedAt: ctx.now }).where("id", "in", noticeIds).where("mailedAt", "is", null).execute();
	});
}

/** What was not sent goes into the next window. */
export const releaseDigest = (ctx: SystemCtx, id: string) =>
	inTransaction(ctx, (tx) => tx.deleteFrom("digest").where("id", "=", id).where("outcome", "is", null).execute());
