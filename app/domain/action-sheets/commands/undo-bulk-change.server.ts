import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import type { UndoBulkChange } from "../bulk-schema.ts";
import { listTouched, listUndoableItems, restoreOne } from "../bulk-undo.server.ts";
import { bulkChangeUndone } from "../events.ts";
import * as policy from "../policy.ts";
import { lockSheets } from "../store.server.ts";
import type { BulkChangeFacts } from "../types.ts";

/** Puts back what stood before a bulk change, once, in the sheets that have not gone on since; the others are left alone. */
export async function undoBulkChange(ctx: Ctx, { bulkChangeId }: UndoBulkChange): Promise<{ restored: number; kept: number }> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	return inTransaction(ctx, async (tx) => {
		const rows = tx.selectFrom("bulkChange").where("territoryId", "=", territoryId).where("id", "=", bulkChangeId);
		// a reader sees it and locks nothing: the policy answers first
		const facts = await rows.select(["madeBy", "madeAt"]).executeTakeFirst();
		if (!facts) throw new NotFound("not-found");
		assertAllowed(policy.undoBulkChange(actor, facts as BulkChangeFacts, now));
		const { undoneAt, reason } = await rows.select(["undoneAt", "reason"]).forUpdate().executeTakeFirstOrThrow();
		if (undoneAt) throw new RuleViolation("bulk.already-undone");
		const items = await listUndoableItems(tx, territoryId, bulkChangeId);
		const sheets = await lockSheets(
			tx,
			territoryId,
			items.map(({ sheetId }) => sheetId),
		);
		const touched = await listTouched(tx, territoryId, bulkChangeId, items, sheets);
		const sheetOf = new Map(sheets.map((sheet) => [sheet.id, sheet]));
		const undoable = items.filter(({ sheetId }) => !touched.has(sheetId));
		if (undoable.length === 0) throw new RuleViolation("bulk.all-touched");
		for (const item of undoable) {
			const sheet = sheetOf.get(item.sheetId);
			if (sheet) await restoreOne(tx, ctx, sheet, item, reason);
		}
		const restoredIds = undoable.map(({ sheetId }) => sheetId);
		await tx
			.updateTable("bulkChangeItem")
			.set((eb) => ({ isRestored: eb("sheetId", "in", restoredIds).$castTo<boolean>() }))
			.where("territoryId", "=", territoryId)
			.where("bulkChangeId", "=", bulkChangeId)
			.execute();
		await tx
			.updateTable("bulkChange")
			.set({ undoneBy: personId, undoneAt: now })
			.where("territoryId", "=", territoryId)
			.where("id", "=", bulkChangeId)
			.execute();
		const result = { restored: undoable.length, kept: items.length - undoable.length };
		await recordEvent(tx, territoryId, bulkChangeUndone, { bulkChangeId, ...result });
		return result;
	});
}
