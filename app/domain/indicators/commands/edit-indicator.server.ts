import { editSheet } from "../../action-sheets/policy.ts";
import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { indicatorEdited } from "../events.ts";
import type { EditIndicator } from "../schema.ts";
import { assertProducer, lockIndicator } from "../store.server.ts";

export async function editIndicator(ctx: Ctx, { sheetId, indicatorId, revision, ...fields }: EditIndicator): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		assertAllowed(editSheet(actor, await getSheetFacts(tx, territoryId, sheetId)));
		const indicator = await lockIndicator(tx, territoryId, sheetId, indicatorId);
		assertRevision(indicator, revision);
		await assertProducer(tx, territoryId, fields.producerId);
		await tx
			.updateTable("indicator")
			.set({ ...fields, revision: indicator.revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("id", "=", indicatorId)
			.execute();
		await recordEvent(tx, territoryId, indicatorEdited, { indicatorId, sheetId });
	});
}
