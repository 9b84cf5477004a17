import { inTransaction, type PersonCtx } from "../../kernel/context.server.ts";
import { NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { absenceWithdrawn } from "../events.ts";
import type { WithdrawAbsence } from "../schema.ts";

/** One is back, or does not go: one hears for oneself again. */
export async function withdrawAbsence(ctx: PersonCtx, { absenceId }: WithdrawAbsence): Promise<void> {
	await inTransaction(ctx, async (tx) => {
		const removed = await tx
			.deleteFrom("absence")
			.where("id", "=", absenceId)
			.where("personId", "=", ctx.personId)
			.returning("id")
			.executeTakeFirst();
		if (!removed) throw new NotFound("not-found");
		await recordEvent(tx, null, absenceWithdrawn, { absenceId });
	});
}
