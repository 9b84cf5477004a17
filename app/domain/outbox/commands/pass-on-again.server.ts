import { type SqlBool, sql } from "kysely";
import { daysBefore } from "../../kernel/calendar.ts";
import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";

/** Beyond the last try of any job: a mail waits for its server a day and a half. */
const days = 2;

/**
 * Gives back to the relay what the queue was given lately, and lost: what was done is not done twice, each job sees to that. A job that
 * failed to the end stays with whoever decides on it. What nobody passed on (facts of before the product) stays where it is.
 * @param before when told, nothing is given back unless something was passed on before then: a queue that never held anything lost nothing
 * @returns whether the queue had held anything
 */
export function passOnAgain(ctx: SystemCtx, before: Date | null): Promise<boolean> {
	return inTransaction(ctx, async (tx) => {
		const passedOn = tx.selectFrom("outbox").select("id").where("attempts", ">", 0).where("sentAt", "is not", null);
		if (before && !(await passedOn.where("sentAt", "<", before).limit(1).executeTakeFirst())) return false;
		await tx
			.updateTable("outbox")
			.set({ sentAt: null, leasedUntil: null })
			.where("attempts", ">", 0)
			.where("sentAt", ">=", daysBefore(ctx.now, days))
			.where(sql<SqlBool>`not exists (select from dead_job where dead_job.payload ->> 'eventId' = outbox.id::text)`)
			.execute();
		return true;
	});
}
