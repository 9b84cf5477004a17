import { sql } from "kysely";
import { dayOf, instantAt } from "../../kernel/calendar.ts";
import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { getSettings } from "../../referrals/steps.server.ts";
import { accessPurged } from "../events.ts";
import { accessKeptFrom } from "../rules.ts";

/**
 * Takes away the lines of the access journal past their delay, from the oldest on and never in the middle. The last line stays whatever
 * its age: the chain is verified against it. The journal keeps where the chain begins from then on.
 */
export async function purgeAccess(ctx: SystemCtx & { territoryId: TerritoryId }): Promise<void> {
	const { territoryId, now } = ctx;
	await inTransaction(ctx, async (tx) => {
		const from = instantAt(accessKeptFrom(await getSettings(tx, territoryId), dayOf(now)), "00:00");
		const { rows: removed } = await sql`
			delete from access_entry where territory_id = ${territoryId} and seq < least(
				(select min(seq) from access_entry where territory_id = ${territoryId} and at >= ${from}),
				(select max(seq) from access_entry where territory_id = ${territoryId}))
			returning seq`.execute(tx);
		if (removed.length === 0) return;
		const first = await tx
			.selectFrom("accessEntry")
			.select(["seq", "previousHash"])
			.where("territoryId", "=", territoryId)
			.orderBy("seq")
			.limit(1)
			.executeTakeFirstOrThrow();
		await recordEvent(tx, territoryId, accessPurged, { count: removed.length, firstSeq: first.seq, previousHash: first.previousHash });
	});
}
