import { sql } from "kysely";
import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import type { DigestOutcome } from "../types.ts";

export interface SettledDigest {
	id: string;
	outcome: DigestOutcome;
	itemCount: number;
	/** The notices it told of, or passed over: none of them is told again. */
	noticeIds: readonly string[];
	/** Where they are: the walls of notices stand for workers too. */
	territoryIds: readonly TerritoryId[];
}

/** Keeps what became of digests; once of each. */
export async function settleDigests({ db, now }: SystemCtx, settled: readonly SettledDigest[]): Promise<void> {
	if (settled.length === 0) return;
	const territoryIds = [...new Set(settled.flatMap((one) => one.territoryIds))];
	const ended = settled.map(({ id, outcome, itemCount }) => ({ id, outcome, items: itemCount }));
	await inTransaction({ db, now, territoryIds }, async (tx) => {
		const { rows } = await sql<{ id: string }>`
			update digest d set outcome = ended.outcome, item_count = ended.items, settled_at = ${now},
				sent_at = case when ended.outcome = 'sent' then ${now}::timestamptz end
			from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as ended (id uuid, outcome text, items integer)
			where d.id = ended.id and d.outcome is null returning d.id`.execute(tx);
		const first = new Set(rows.map(({ id }) => id));
		const told = settled.filter(({ id }) => first.has(id)).flatMap(({ noticeIds }) => noticeIds);
		if (told.length === 0) return;
		await sql`update notice set mailed_at = ${now} where id = any (${told}::uuid[]) and mailed_at is null`.execute(tx);
	});
}

/** What was not sent goes into the next window. */
export const releaseDigests = (ctx: SystemCtx, ids: readonly string[]) =>
	inTransaction(ctx, (tx) => sql`delete from digest where id = any (${ids}::uuid[]) and outcome is null`.execute(tx));
