import { type SqlBool, sql } from "kysely";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { mailStopCleared } from "../events.ts";
import * as policy from "../policy.ts";
import type { ClearMailStop } from "../schema.ts";
import type { StopReason } from "../types.ts";

/** Lets mail go again to a member whose address had refused it; what it refused before counts no more. */
export async function clearMailStop(ctx: Ctx, { personId }: ClearMailStop): Promise<void> {
	const { actor } = ctx;
	await inTransaction(ctx, async (tx) => {
		assertAllowed(policy.readMailStops(actor));
		const isTheirs = sql<SqlBool>`email = (select lower(p.email) from person p join membership m on m.person_id = p.id
			where p.id = ${personId} and m.territory_id = ${actor.territoryId} limit 1)`;
		const stop = await tx.selectFrom("mailStop").select("reason").where(isTheirs).executeTakeFirst();
		if (!stop) throw new NotFound("not-found");
		assertAllowed(policy.clearMailStop(actor, stop.reason as StopReason));
		await tx.deleteFrom("mailStop").where(isTheirs).execute();
		await tx.deleteFrom("mailRefusal").where(isTheirs).execute();
		await recordEvent(tx, actor.territoryId, mailStopCleared, { personId });
	});
}
