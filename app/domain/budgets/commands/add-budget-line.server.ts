import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { budgetLineAdded } from "../events.ts";
import * as policy from "../policy.ts";
import type { AddBudgetLine } from "../schema.ts";
import type { BudgetLineId } from "../types.ts";

export async function addBudgetLine(ctx: Ctx, { sheetId, ...fields }: AddBudgetLine): Promise<BudgetLineId> {
	const { actor } = ctx;
	const { territoryId } = actor;
	const lineId = newId<BudgetLineId>();
	return inTransaction(ctx, async (tx) => {
		assertAllowed(policy.editMeans(actor, await getSheetFacts(tx, territoryId, sheetId)));
		await tx
			.insertInto("budgetLine")
			.values({ id: lineId, territoryId, sheetId, ...fields })
			.execute();
		await recordEvent(tx, territoryId, budgetLineAdded, { lineId, sheetId });
		return lineId;
	});
}
