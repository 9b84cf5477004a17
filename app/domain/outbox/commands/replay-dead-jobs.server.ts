import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { deadJobReplayed } from "../events.ts";
import { settleDeadJobs } from "../policy.ts";
import type { ReplayDeadJobs } from "../schema.ts";

/** A steward runs again, at once, all the jobs of a kind that wait: the mail server was away, and is back. One fact each. */
export async function replayDeadJobs(ctx: Ctx, { name }: ReplayDeadJobs): Promise<void> {
	const { actor, now } = ctx;
	assertAllowed(settleDeadJobs(actor));
	await inTransaction(ctx, async (tx) => {
		const jobs = await tx
			.updateTable("deadJob")
			.set({ settledAt: now, settledBy: actor.personId, settledHow: "replayed" })
			.where("territoryId", "=", actor.territoryId)
			.where("name", "=", name)
			.where("settledAt", "is", null)
			.returning("id")
			.execute();
		if (jobs.length === 0) throw new RuleViolation("dead-job.settled");
		for (const { id } of jobs) await recordEvent(tx, actor.territoryId, deadJobReplayed, { deadJobId: id });
	});
}
