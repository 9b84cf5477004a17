import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import type { DocumentFormat, TableFormat } from "../../kernel/document.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { indicatorsExported, sheetsExported } from "../events.ts";
import { exportSheets } from "../policy.ts";

export type ExportedThings =
	/** Sheets printed whole, by id. */
	| { what: "sheets"; sheetIds: readonly string[]; format: DocumentFormat }
	/** Rows of a list. */
	| { what: "sheet-list" | "indicator-list"; count: number; format: TableFormat };

/** Tells the journal what left the workspace, and by whom. */
export function recordExport(ctx: Ctx, exported: ExportedThings): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	return inTransaction(ctx, async (tx) => {
		assertAllowed(exportSheets(actor, { territoryId }));
		const { format } = exported;
		if (exported.what === "indicator-list")
			return recordEvent(tx, territoryId, indicatorsExported, { count: exported.count, format: exported.format });
		const sheetIds = exported.what === "sheets" ? [...exported.sheetIds] : [];
		const count = exported.what === "sheets" ? sheetIds.length : exported.count;
		return recordEvent(tx, territoryId, sheetsExported, { sheetIds, count, format });
	});
}
