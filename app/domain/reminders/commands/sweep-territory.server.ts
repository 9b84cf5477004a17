import { dayOf, plusDays } from "../../kernel/calendar.ts";
import { inTransaction, reading, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { raiseNotices } from "../../notices/steps.server.ts";
import { claimReminders } from "../claim.server.ts";
import { noticeOf } from "../notices.ts";
import { listRules, readWatch, watchesOf } from "../rhythms.server.ts";
import { sweptDays } from "../rules.ts";

/** What is due is found again for each: few, so that a great number due is looked for once or twice. */
const batch = 10_000;
/** Rows of one statement that keeps notices. */
const noticesAtOnce = 500;

/**
 * Raises what is due in a territory since it was last swept, with the notice of each, batch by batch: one that broke off goes on
 * where it was, and two at once raise each reminder once. On a quiet day, only remembers since when.
 */
export async function sweepTerritory(ctx: SystemCtx & { territoryId: TerritoryId }): Promise<{ raised: number }> {
	const { territoryId } = ctx;
	const today = dayOf(ctx.now);
	const { watches, sweptUntil, quiet } = await reading(ctx, async (tx) => ({
		watches: watchesOf(await listRules(tx, territoryId)),
		...(await readWatch(tx, territoryId)),
	}));
	const days = sweptDays(today, sweptUntil, quiet);
	let raised = 0;
	for (let left = days.length > 0 ? watches : []; left.length > 0; ) {
		const claimed = await inTransaction(ctx, async (tx) => {
			const found = await Promise.all(left.map((watch) => claimReminders(tx, ctx, territoryId, watch, days, batch)));
			const all = found.flat();
			for (let from = 0; from < all.length; from += noticesAtOnce)
				await raiseNotices(tx, ctx, all.slice(from, from + noticesAtOnce).map(noticeOf));
			return found;
		});
		raised += claimed.flat().length;
		left = left.filter((_, index) => claimed[index]?.length === batch);
	}
	const until = days.length > 0 ? today : plusDays(today, -1);
	await inTransaction(ctx, (tx) =>
		tx
			.insertInto("reminderWatch")
			.values({ territoryId, sweptUntil: until })
			.onConflict((conflict) =>
				conflict
					.column("territoryId")
					.doUpdateSet({ sweptUntil: until })
					// quiet days leave it where it was; another sweep may have gone further
					.where((where) =>
						days.length > 0
							? where.or([where("reminderWatch.sweptUntil", "is", null), where("reminderWatch.sweptUntil", "<", until)])
							: where("reminderWatch.sweptUntil", "is", null),
					),
			)
			.execute(),
	);
	return { raised };
}
