import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { importMapped } from "../events.ts";
import { headersAt, mappingAt } from "../guess.ts";
import * as policy from "../policy.ts";
import { isOpen } from "../rules.ts";
import type { MapImport } from "../schema.ts";
import { lockImport, readGrids, saveImport } from "../store.server.ts";

/** Says what each column feeds and how to read the lines; or has the titles read again, on another tab or line. */
export async function mapImport(ctx: Ctx, { importId, revision, intent, ...wanted }: MapImport): Promise<void> {
	const { actor } = ctx;
	return inTransaction(ctx, async (tx) => {
		assertAllowed(policy.importSheets(actor));
		const stored = await lockImport(tx, actor.territoryId, importId);
		assertRevision(stored, revision, { revision: stored.revision });
		if (!isOpen(stored.state)) throw new RuleViolation("import.not-open");
		const grids = await readGrids(tx, actor.territoryId, importId);
		const grid = grids[wanted.grid];
		if (!grid) throw new RuleViolation("import.unknown-tab", "grid");
		if (wanted.headerLine > grid.rows.length) throw new RuleViolation("import.unknown-line", "headerLine");
		const width = headersAt(grid, wanted.headerLine).length;
		const mapping =
			intent === "guess"
				? { ...wanted, ...mappingAt(grids, wanted.grid, wanted.headerLine) }
				: { ...wanted, columns: Array.from({ length: width }, (_, column) => wanted.columns[column] ?? ("" as const)) };
		await saveImport(tx, actor.territoryId, importId, { mapping, state: "uploaded", failure: null });
		await recordEvent(tx, actor.territoryId, importMapped, { importId });
	});
}
