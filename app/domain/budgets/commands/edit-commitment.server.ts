import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { commitmentEdited } from "../events.ts";
import * as policy from "../policy.ts";
import { getCommitmentFacts } from "../queries.server.ts";
import type { EditCommitment } from "../schema.ts";
import { lockCommitment } from "../store.server.ts";

export async function editCommitment(ctx: Ctx, { sheetId, commitmentId, revision, ...fields }: EditCommitment): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const sheet = await getSheetFacts(tx, territoryId, sheetId);
		const facts = await getCommitmentFacts(tx, territoryId, sheetId, commitmentId);
		assertAllowed(policy.editCommitment(actor, sheet, facts));
		const stored = await lockCommitment(tx, territoryId, sheetId, commitmentId);
		assertRevision(stored, revision);
		if (fields.deliveredOn !== null && fields.deliveredOn > dayOf(now)) {
			throw new RuleViolation("commitment.delivered-in-future", "deliveredOn");
		}
		await tx
			.updateTable("commitment")
			.set({ ...fields, revision: stored.revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("id", "=", commitmentId)
			.execute();
		await recordEvent(tx, territoryId, commitmentEdited, { commitmentId, sheetId, organisationId: stored.organisationId });
	});
}
