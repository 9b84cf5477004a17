import { inTransaction, type SystemCtx, sweeping } from "../../kernel/context.server.ts";
import { listWaitingDigests } from "../queries.server.ts";
import { inTurns } from "../rules.ts";
import type { WaitingDigest } from "../types.ts";

/** Made and sent together: what they cost the database is shared, and their content is some moments old at most when they leave. */
const atOnce = 25;

/**
 * Hands waiting digests to the queue, some at a time, territory by territory and mail domain by mail domain in turn. Marked after: a process that dies
 * in between hands them over again, and each is claimed once.
 * @returns whether others still wait
 */
export async function handOver(ctx: SystemCtx, limit: number, hand: (digests: WaitingDigest[]) => Promise<void>): Promise<boolean> {
	const waiting = await sweeping(ctx, (tx) => listWaitingDigests(tx, ctx.now, limit));
	if (waiting.length === 0) return false;
	const turns = inTurns(
		waiting,
		({ territoryId }) => territoryId ?? "",
		({ mailDomain }) => mailDomain,
	);
	for (let from = 0; from < turns.length; from += atOnce) await hand(turns.slice(from, from + atOnce));
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
