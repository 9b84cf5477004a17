import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import type { LetterStatus } from "../types.ts";

type Outcome = { status: "sent" } | { status: "left" } | { status: "failed"; errorCode: string };

/** What became of a letter, for who follows the mailing. One that was sent stays so, whatever a later try says. */
export async function noteLetter(ctx: SystemCtx & { territoryId: TerritoryId }, id: string, outcome: Outcome): Promise<void> {
	const status: LetterStatus = outcome.status;
	await inTransaction(ctx, (tx) =>
		tx
			.updateTable("minutesMailingRecipient")
			.set({
				status,
				sentAt: status === "sent" ? ctx.now : null,
				errorCode: outcome.status === "failed" ? outcome.errorCode.slice(0, 80) : null,
			})
			.where("territoryId", "=", ctx.territoryId)
			.where("id", "=", id)
			.where("status", "<>", "sent")
			.execute(),
	);
}
