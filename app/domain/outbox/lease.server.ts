import { sql } from "kysely";
import { inTransaction, type SystemCtx } from "../kernel/context.server.ts";
import type { OutboxEvent, OutboxEventId } from "./types.ts";

const leaseMs = 60_000;

/** Takes events nobody else is passing on, oldest first, for a minute: a relay that dies gives them back by itself. */
export async function leaseUnsent(ctx: SystemCtx, limit: number): Promise<OutboxEvent[]> {
	const until = new Date(ctx.now.getTime() + leaseMs);
	const { rows } = await inTransaction(ctx, (tx) =>
		sql<OutboxEvent & { seq: number }>`
			update outbox set leased_until = ${until}, attempts = attempts + 1
			where id in (
				select id from outbox where sent_at is null and (leased_until is null or leased_until < ${ctx.now})
				order by seq limit ${limit} for update skip locked
			)
			returning id, seq, name, territory_id, person_id, payload`.execute(tx),
	);
	return rows.sort((a, b) => a.seq - b.seq);
}

export async function markSent(ctx: SystemCtx, ids: readonly OutboxEventId[]): Promise<void> {
	if (ids.length === 0) return;
	await inTransaction(ctx, (tx) =>
		tx.updateTable("outbox").set({ sentAt: ctx.now, leasedUntil: null, lastError: null }).where("id", "in", ids).execute(),
	);
}

/** Back in the outbox at once, with what went wrong. */
export async function giveBack(ctx: SystemCtx, ids: readonly OutboxEventId[], error: string): Promise<void> {
	if (ids.length === 0) return;
	await inTransaction(ctx, (tx) =>
		tx
			.updateTable("outbox")
			.set({ leasedUntil: null, lastError: error.slice(0, 500) })
			.where("id", "in", ids)
			.where("sentAt", "is", null)
			.execute(),
	);
}
