import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { importDiscarded } from "../events.ts";
import * as policy from "../policy.ts";
import { isOpen } from "../rules.ts";
import type { SeenImport } from "../schema.ts";
import { lockImport } from "../store.server.ts";

/** Forgets a file that was not imported, with all its cells. */
export async function discardImport(ctx: Ctx, { importId, revision }: SeenImport): Promise<void> {
	const { actor } = ctx;
	return inTransaction(ctx, async (tx) => {
		assertAllowed(policy.importSheets(actor));
		const stored = await lockImport(tx, actor.territoryId, importId);
		assertRevision(stored, revision, { revision: stored.revision });
		if (!isOpen(stored.state)) throw new RuleViolation("import.not-open");
		await tx.deleteFrom("sheetImport").where("territoryId", "=", actor.territoryId).where("id", "=", importId).execute();
		await recordEvent(tx, actor.territoryId, importDiscarded, { importId });
	});
}
