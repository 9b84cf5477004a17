import type { Tx } from "../kernel/context.server.ts";
import type { ExportId, SheetExport } from "./types.ts";

type NewExport = Pick<SheetExport, "id" | "territoryId" | "personId" | "format" | "sheetIds" | "requestedAt">;

export async function insertExport(tx: Tx, one: NewExport): Promise<void> {
	await tx.insertInto("sheetExport").values(one).execute();
}

/** Does nothing to one that is over, whichever way. */
export async function updateExport(
	tx: Tx,
	exportId: ExportId,
	change: Partial<Pick<SheetExport, "doneCount" | "readyAt" | "failedAt" | "byteCount">>,
): Promise<void> {
	await tx
		.updateTable("sheetExport")
		.set(change)
		.where("id", "=", exportId)
		.where("readyAt", "is", null)
		.where("failedAt", "is", null)
		.execute();
}
