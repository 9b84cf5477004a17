import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { budgetLineEdited } from "../events.ts";
import * as policy from "../policy.ts";
import type { EditBudgetLine } from "../schema.ts";
import { lockBudgetLine } from "../store.server.ts";

export async function editBudgetLine(ctx: Ctx, { sheetId, lineId, revision, ...fields }: EditBudgetLine): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		assertAllowed(policy.editMeans(actor, await getSheetFacts(tx, territoryId, sheetId)));
		const stored = await lockBudgetLine(tx, territoryId, sheetId, lineId);
		assertRevision(stored, revision);
		await tx
			.updateTable("budgetLine")
			.set({ ...fields, revision: stored.revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("id", "=", lineId)
			.execute();
		await recordEvent(tx, territoryId, budgetLineEdited, { lineId, sheetId });
	});
}
