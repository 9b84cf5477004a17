import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import type { DocumentFormat } from "../../kernel/document.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId, type SheetId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { exportRequested } from "../events.ts";
import { exportSheets } from "../policy.ts";
import { listSlugs } from "../queries.server.ts";
import { maxSheetCount } from "../rules.ts";
import { insertExport } from "../store.server.ts";
import type { ExportId } from "../types.ts";

/** Asks for a document too long to be waited for. The selection is what it is now; what the sheets say is read when it is printed. */
export function requestExport(ctx: Ctx, { sheetIds, format }: { sheetIds: SheetId[]; format: DocumentFormat }): Promise<ExportId> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	return inTransaction(ctx, async (tx) => {
		assertAllowed(exportSheets(actor, { territoryId }));
		if (sheetIds.length === 0) throw new RuleViolation("export.nothing");
		if (sheetIds.length > maxSheetCount) throw new RuleViolation("export.too-many");
		const known = await listSlugs(tx, territoryId, sheetIds);
		if (known.length !== sheetIds.length) throw new RuleViolation("export.nothing");
		const id = newId<ExportId>();
		await insertExport(tx, { id, territoryId, personId, format, sheetIds, requestedAt: now });
		await recordEvent(tx, territoryId, exportRequested, { exportId: id, count: sheetIds.length, format });
		return id;
	});
}
