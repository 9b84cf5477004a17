import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import type { DocumentFormat, TableFormat } from "../../kernel/document.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { countsExported } from "../events.ts";
import { readCounts } from "../policy.ts";

/** Tells the journal that the counts of a year were taken away, and by whom. */
export function recordCountExport(ctx: Ctx, { year, format }: { year: number; format: DocumentFormat | TableFormat }): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	return inTransaction(ctx, (tx) => {
		assertAllowed(readCounts(actor, { territoryId }));
		return recordEvent(tx, territoryId, countsExported, { year, format });
	});
}
