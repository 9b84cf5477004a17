import type { Day } from "../../kernel/calendar.ts";
import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import { newId, type PersonId } from "../../kernel/ids.ts";
import { windowOf } from "../rules.ts";

/** Keeps that a person had their digest of the day, and how much was in it; once. */
export async function recordDigest(ctx: SystemCtx, personId: PersonId, day: Day, itemCount: number): Promise<void> {
	await inTransaction(ctx, (tx) =>
		tx
			.insertInto("digest")
			.values({ id: newId(), personId, ...windowOf(day), itemCount, sentAt: ctx.now })
			.onConflict((conflict) => conflict.columns(["personId", "endsAt"]).doNothing())
			.execute(),
	);
}
