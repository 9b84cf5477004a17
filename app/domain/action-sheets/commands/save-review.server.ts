import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { reviewSaved } from "../events.ts";
import { recordFieldChanges } from "../history.server.ts";
import * as policy from "../policy.ts";
import type { SaveReview } from "../schema.ts";
import { lockSheet } from "../store.server.ts";

/** What one year of the action gave, and what is done about it. */
export async function saveReview(ctx: Ctx, { sheetId, year, text, followUp, revision }: SaveReview): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	await inTransaction(ctx, async (tx) => {
		const sheet = await lockSheet(tx, territoryId, sheetId);
		assertAllowed(policy.editSheet(actor, sheet));
		const stored = await tx
			.selectFrom("sheetReview")
			.select(["text", "followUp", "revision"])
			.where("territoryId", "=", territoryId)
			.where("sheetId", "=", sheetId)
			.where("year", "=", year)
			.executeTakeFirst();
		assertRevision(stored ?? { revision: 0 }, revision);
		const told = { text, followUp, revision: revision + 1, updatedBy: personId, updatedAt: now };
		await tx
			.insertInto("sheetReview")
			.values({ territoryId, sheetId, year, ...told })
			.onConflict((conflict) => conflict.columns(["sheetId", "year"]).doUpdateSet(told))
			.execute();
		await recordFieldChanges(tx, ctx, sheet, [
			{ field: "review", subject: String(year), before: stored?.text, after: text },
			{ field: "reviewFollowUp", subject: String(year), before: stored?.followUp, after: followUp },
		]);
		await recordEvent(tx, territoryId, reviewSaved, { sheetId, year });
	});
}
