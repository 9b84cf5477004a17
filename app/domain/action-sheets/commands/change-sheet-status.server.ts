import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import * as policy from "../policy.ts";
import type { ChangeSheetStatus } from "../schema.ts";
import { lockSheet, shownOf } from "../store.server.ts";
import { takeStatus } from "../take-status.server.ts";

/** Takes a sheet one step along its life, and writes the step to its history. */
export async function changeSheetStatus(ctx: Ctx, { sheetId, status: to, reason, revision }: ChangeSheetStatus): Promise<void> {
	const { actor } = ctx;
	await inTransaction(ctx, async (tx) => {
		const sheet = await lockSheet(tx, actor.territoryId, sheetId);
		assertAllowed(policy.changeSheetStatus(actor, sheet, to));
		assertRevision(sheet, revision, shownOf(sheet));
		await takeStatus(tx, ctx, sheet, to, reason);
	});
}
