import { inTransaction, type SystemCtx, sweeping } from "../../kernel/context.server.ts";
import { listWaitingDigests } from "../queries.server.ts";
import { inTurns } from "../rules.ts";
import type { WaitingDigest } from "../types.ts";

/**
 * Hands waiting digests to the queue, territory by territory and mail domain by mail domain in turn. Marked after: a process that dies
 * in between hands them over again, under the same ids.
 * @returns whether others still wait
 */
export async function handOver(ctx: SystemCtx, limit: number, hand: (digest: WaitingDigest) => Promise<void>): Promise<boolean> {
	const waiting = await sweeping(ctx, (tx) => listWaitingDigests(tx, ctx.now, limit));
	if (waiting.length === 0) return false;
	for (const digest of inTurns(
		waiting,
		({ territoryId }) => territoryId ?? "",
		({ mailDomain }) => mailDomain,
	))
		await hand(digest);
	await inTransaction(ctx, (tx) =>
		tx
			.updateTable("digest")
			.set({ claimedAt: ctx.now })
			.where(
				"id",
				"in",
				waiting.map(({ id }) => id),
			)
			.execute(),
	);
	return waiting.length === limit;
}
