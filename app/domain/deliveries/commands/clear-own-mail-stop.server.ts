import { type SqlBool, sql } from "kysely";
import { inTransaction, type PersonCtx } from "../../kernel/context.server.ts";
import { NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { mailStopCleared } from "../events.ts";

/** One wants mail again at one's own address, whatever had stopped it. */
export async function clearOwnMailStop(ctx: PersonCtx): Promise<void> {
	const { personId, territoryIds } = ctx;
	const isOwn = sql<SqlBool>`email = (select lower(p.email) from person p where p.id = ${personId})`;
	await inTransaction(ctx, async (tx) => {
		const cleared = await tx.deleteFrom("mailStop").where(isOwn).returning("email").executeTakeFirst();
		if (!cleared) throw new NotFound("not-found");
		await tx.deleteFrom("mailRefusal").where(isOwn).execute();
		for (const territoryId of territoryIds.length > 0 ? territoryIds : [null])
			await recordEvent(tx, territoryId, mailStopCleared, { personId });
	});
}
