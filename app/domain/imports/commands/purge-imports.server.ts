import { inTransaction, type SystemCtx, sweeping } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { fileGoneBefore, undoGoneBefore } from "../rules.ts";

/** Forgets the files and cells of old imports, those never carried out altogether, and later what undoing them needed. */
export async function purgeImports(ctx: SystemCtx): Promise<void> {
	const [noFile, noUndo] = [fileGoneBefore(ctx.now), undoGoneBefore(ctx.now)];
	const territories = await sweeping(ctx, (tx) =>
		tx.selectFrom("sheetImport").select("territoryId").distinct().where("createdAt", "<", noFile).execute(),
	);
	for (const territoryId of territories.map((row) => row.territoryId as TerritoryId)) {
		await inTransaction({ ...ctx, territoryId }, async (tx) => {
			await tx
				.deleteFrom("sheetImport")
				.where("territoryId", "=", territoryId)
				.where("state", "in", ["uploaded", "failed"])
				.where("createdAt", "<", noFile)
				.execute();
			await tx
				.updateTable("sheetImport")
				.set({ fileBytes: null, grids: "[]" })
				.where("territoryId", "=", territoryId)
				.where("state", "in", ["done", "undone"])
				.where("createdAt", "<", noFile)
				.where("fileBytes", "is not", null)
				.execute();
			await tx
				.deleteFrom("sheetImportChange")
				.where("territoryId", "=", territoryId)
				.where("importId", "in", (eb) =>
					eb.selectFrom("sheetImport").select("id").where("territoryId", "=", territoryId).where("settledAt", "<", noUndo),
				)
				.execute();
		});
	}
}
