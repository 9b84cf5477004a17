import type { Ctx, Tx } from "../kernel/context.server.ts";
import { changedAmong } from "./fields.ts";
import { recordFieldChanges } from "./history.server.ts";
import { columnNames, type LockedSheet, replaceLinks, replacePartners } from "./store.server.ts";
import type { SheetContent } from "./types.ts";

/** Writes these fields of a sheet held by the transaction, with its next revision and its history. */
export async function writeContent(tx: Tx, ctx: Ctx, sheet: LockedSheet, sent: Partial<SheetContent>): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, id: sheetId } = sheet;
	const changed = changedAmong(sheet, sent);
	const revision = sheet.revision + 1;
	const columns = Object.fromEntries(columnNames.filter((name) => changed.includes(name)).map((name) => [name, sent[name]]));
	await tx
		.updateTable("actionSheet")
		.set({ ...columns, revision, updatedAt: now, updatedBy: actor.personId })
		.where("territoryId", "=", territoryId)
		.where("id", "=", sheetId)
		.execute();
	if (changed.includes("partners") && sent.partners) await replacePartners(tx, territoryId, sheetId, sent.partners);
	await replaceLinks(tx, territoryId, sheetId, {
		worksiteIds: changed.includes("worksiteIds") ? sent.worksiteIds : undefined,
		otherObjectiveIds: changed.includes("otherObjectiveIds") ? sent.otherObjectiveIds : undefined,
	});
	// sub-actions stand where their sheet stands
	if (changed.includes("objectiveId") && sent.objectiveId) {
		await tx
			.updateTable("actionSheet")
			.set({ objectiveId: sent.objectiveId })
			.where("territoryId", "=", territoryId)
			.where("parentId", "=", sheetId)
			.execute();
	}
	await recordFieldChanges(
		tx,
		ctx,
		{ id: sheetId, revision },
		changed.map((field) => ({ field, before: sheet[field], after: sent[field] })),
	);
}
