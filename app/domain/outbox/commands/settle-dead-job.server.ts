import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { deadJobDiscarded, deadJobReplayed } from "../events.ts";
import { settleDeadJobs } from "../policy.ts";
import type { SettleDeadJob } from "../schema.ts";

/** A steward decides, once, what becomes of a job that failed to the end. Running it again goes through the outbox. */
export async function settleDeadJob(ctx: Ctx, { deadJobId, decision }: SettleDeadJob): Promise<void> {
	const { actor, now } = ctx;
	await inTransaction(ctx, async (tx) => {
		const job = await tx
			.selectFrom("deadJob")
			.select("settledAt")
			.where("id", "=", deadJobId)
			.where("territoryId", "=", actor.territoryId)
			.forUpdate()
			.executeTakeFirst();
		if (!job) throw new NotFound("not-found");
		assertAllowed(settleDeadJobs(actor));
		if (job.settledAt) throw new RuleViolation("dead-job.settled");
		await tx
			.updateTable("deadJob")
			.set({ settledAt: now, settledBy: actor.personId, settledHow: decision })
			.where("id", "=", deadJobId)
			.where("territoryId", "=", actor.territoryId)
			.execute();
		await recordEvent(tx, actor.territoryId, decision === "replayed" ? deadJobReplayed : deadJobDiscarded, { deadJobId });
	});
}
