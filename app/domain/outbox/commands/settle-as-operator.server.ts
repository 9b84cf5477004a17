import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { deadJobDiscarded, deadJobReplayed } from "../events.ts";
import type { SettleDeadJob } from "../schema.ts";

type Wanted = Pick<SettleDeadJob, "decision"> & ({ id: string } | { name: string | null });

/**
 * The operator decides at the command line, also for jobs of no territory, which no steward sees: one, those of a name, or all that wait.
 * @returns how many
 */
export async function settleAsOperator(ctx: SystemCtx, { decision, ...which }: Wanted): Promise<number> {
	return inTransaction(ctx, async (tx) => {
		const settled = await tx
			.updateTable("deadJob")
			.set({ settledAt: ctx.now, settledHow: decision })
			.where("settledAt", "is", null)
			.$if("id" in which, (query) => query.where("id", "=", (which as { id: string }).id))
			.$if("name" in which && which.name !== null, (query) => query.where("name", "=", (which as { name: string }).name))
			.returning(["id", "territoryId"])
			.execute();
		const event = decision === "replayed" ? deadJobReplayed : deadJobDiscarded;
		for (const { id, territoryId } of settled) await recordEvent(tx, territoryId as TerritoryId | null, event, { deadJobId: id });
		return settled.length;
	});
}
