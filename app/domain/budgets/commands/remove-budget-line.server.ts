import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { budgetLineRemoved } from "../events.ts";
import * as policy from "../policy.ts";
import type { RemoveBudgetLine } from "../schema.ts";
import { lockBudgetLine } from "../store.server.ts";

/** Refused when someone changed it since: they may have made it right. */
export async function removeBudgetLine(ctx: Ctx, { sheetId, lineId, revision }: RemoveBudgetLine): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		assertAllowed(policy.editMeans(actor, await getSheetFacts(tx, territoryId, sheetId)));
		assertRevision(await lockBudgetLine(tx, territoryId, sheetId, lineId), revision);
		await tx.deleteFrom("budgetLine").where("territoryId", "=", territoryId).where("id", "=", lineId).execute();
		await recordEvent(tx, territoryId, budgetLineRemoved, { lineId, sheetId });
	});
}
