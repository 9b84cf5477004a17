import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { PersonId, TerritoryId } from "../../kernel/ids.ts";
import type { DigestOutcome } from "../types.ts";

export interface SettledDigest {
	id: string;
	personId: PersonId;
	outcome: DigestOutcome;
	itemCount: number;
	/** The notices it told of, or passed over: none of them is told again. */
	noticeIds: readonly string[];
	/** Where they are: the walls of notices stand for workers too. */
	territoryIds: readonly TerritoryId[];
}

/** Keeps what became of a digest; once. */
export async function settleDigest({ db, now }: SystemCtx, settled: SettledDigest): Promise<void> {
	const { id, personId, outcome, itemCount, noticeIds, territoryIds } = settled;
	const ctx = { db, now, personId, territoryIds };
	await inTransaction(ctx, async (tx) => {
		const first = await tx
			.updateTable("digest")
			.set({ outcome, itemCount, settledAt: ctx.now, sentAt: outcome === "sent" ? ctx.now : null })
			.where("id", "=", id)
			.where("outcome", "is", null)
			.returning("id")
			.executeTakeFirst();
		if (!first || noticeIds.length === 0) return;
		await tx.updateTable("notice").set({ mailedAt: ctx.now }).where("id", "in", noticeIds).where("mailedAt", "is", null).execute();
	});
}

/** What was not sent goes into the next window. */
export const releaseDigest = (ctx: SystemCtx, id: string) =>
	inTransaction(ctx, (tx) => tx.deleteFrom("digest").where("id", "=", id).where("outcome", "is", null).execute());
