import { inTransaction, reading, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { deadJobDiscarded, deadJobReplayed } from "../events.ts";
import type { SettleDeadJob } from "../schema.ts";

/** One, those of a name, or (null) all that wait. */
export type WhichDeadJobs = { id: string } | { name: string | null };

/**
 * The operator decides at the command line, also for jobs of no territory, which no steward sees; each territory's journal tells its own.
 * @returns how many
 */
export async function settleAsOperator(ctx: SystemCtx, decision: SettleDeadJob["decision"], which: WhichDeadJobs): Promise<number> {
	const [column, wanted] = "id" in which ? (["id", which.id] as const) : (["name", which.name] as const);
	const jobs = await reading(ctx, (tx) =>
		tx
			.selectFrom("deadJob")
			.select(["id", "territoryId"])
			.where("settledAt", "is", null)
			.$if(wanted !== null, (query) => query.where(column, "=", wanted as string))
			.execute(),
	);
	let count = 0;
	for (const [territoryId, group] of Map.groupBy(jobs, (job) => job.territoryId as TerritoryId | null)) {
		count += await inTransaction({ ...ctx, territoryId }, async (tx) => {
			const settled = await tx
				.updateTable("deadJob")
				.set({ settledAt: ctx.now, settledHow: decision })
				.where("settledAt", "is", null)
				.where(
					"id",
					"in",
					group.map(({ id }) => id),
				)
				.returning("id")
				.execute();
			const event = decision === "replayed" ? deadJobReplayed : deadJobDiscarded;
			for (const { id: deadJobId } of settled) await recordEvent(tx, territoryId, event, { deadJobId });
			return settled.length;
		});
	}
	return count;
}
