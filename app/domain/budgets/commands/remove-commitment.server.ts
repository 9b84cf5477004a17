import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";

import { recordEvent } from "../../kernel/record-event.server.ts";
import { commitmentRemoved } from "../events.ts";
import * as policy from "../policy.ts";
import { getCommitmentFacts } from "../queries.server.ts";
import type { RemoveCommitment } from "../schema.ts";
import { lockCommitment } from "../store.server.ts";

export async function removeCommitment(ctx: Ctx, { sheetId, commitmentId, revision }: RemoveCommitment): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const sheet = await getSheetFacts(tx, territoryId, sheetId);
		const facts = await getCommitmentFacts(tx, territoryId, sheetId, commitmentId);
		assertAllowed(policy.editCommitment(actor, sheet, facts));
		const stored = await lockCommitment(tx, territoryId, sheetId, commitmentId);
		assertRevision(stored, revision);
		await tx.deleteFrom("commitment").where("territoryId", "=", territoryId).where("id", "=", commitmentId).execute();
		await recordEvent(tx, territoryId, commitmentRemoved, { commitmentId, sheetId, organisationId: stored.organisationId });
	});
}
