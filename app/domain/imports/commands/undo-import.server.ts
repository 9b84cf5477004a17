import { removeSheets, restoreSheet } from "../../action-sheets/import-steps.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { removePlaces } from "../../programmes/place-steps.server.ts";
import { importUndone } from "../events.ts";
import * as policy from "../policy.ts";
import { listImportedSheets } from "../queries.server.ts";
import { canStillUndo } from "../rules.ts";
import type { SeenImport } from "../schema.ts";
import { lockImport, saveImport } from "../store.server.ts";

/** Takes out what an import created and puts back what it changed; nothing at all when one of its sheets was touched since. */
export async function undoImport(ctx: Ctx, { importId, revision }: SeenImport): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	return inTransaction(ctx, async (tx) => {
		assertAllowed(policy.importSheets(actor));
		const stored = await lockImport(tx, territoryId, importId);
		assertRevision(stored, revision, { revision: stored.revision });
		if (stored.state !== "done") throw new RuleViolation("import.not-done");
		if (!canStillUndo(stored.settledAt, now)) throw new RuleViolation("import.undo-expired");
		await tx
			.selectFrom("actionSheet as s")
			.innerJoin("sheetImportChange as c", "c.sheetId", "s.id")
			.select("s.id")
			.where("s.territoryId", "=", territoryId)
			.where("c.importId", "=", importId)
			.orderBy("s.id")
			.forUpdate("s")
			.execute();
		const sheets = await listImportedSheets(tx, territoryId, importId);
		if (sheets.some(({ isTouched }) => isTouched)) throw new RuleViolation("import.touched-since");
		const created = sheets.filter(({ kind }) => kind === "created");
		const changed = sheets.filter(({ kind }) => kind === "changed");
		try {
			for (const { sheetId, before } of changed) await restoreSheet(tx, ctx, sheetId, before ?? {});
			await removeSheets(
				tx,
				territoryId,
				created.map(({ sheetId }) => sheetId),
			);
			await removePlaces(tx, territoryId, stored.createdAxes, stored.createdObjectives);
		} catch (error) {
			// foreign key: something written since stands under an axis or objective that the import made
			if ((error as { code?: string }).code === "23503") throw new RuleViolation("import.place-in-use");
			throw error;
		}
		await saveImport(tx, territoryId, importId, { state: "undone", settledAt: now });
		await recordEvent(tx, territoryId, importUndone, { importId, removed: created.length, restored: changed.length });
	});
}
