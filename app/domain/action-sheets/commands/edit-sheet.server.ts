import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { sheetEdited } from "../events.ts";
import * as policy from "../policy.ts";
import type { EditSheet } from "../schema.ts";
import { assertReferences, axisCommitteeOf, lockSheet, replacePartners, shownOf } from "../store.server.ts";

/** Replaces the fields of a sheet. Moving it under another axis takes the right to write there. Its address stays. */
export async function editSheet(ctx: Ctx, { sheetId, revision, partners, ...fields }: EditSheet): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	await inTransaction(ctx, async (tx) => {
		const sheet = await lockSheet(tx, territoryId, sheetId);
		assertAllowed(policy.editSheet(actor, sheet));
		assertRevision(sheet, revision, shownOf(sheet));
		if (fields.objectiveId !== sheet.objectiveId) {
			const axisCommitteeId = await axisCommitteeOf(tx, territoryId, fields.objectiveId);
			assertAllowed(policy.createSheet(actor, { axisCommitteeId }));
		}
		await assertReferences(tx, territoryId, now, { ...fields, partners }, sheet);
		await tx
			.updateTable("actionSheet")
			.set({ ...fields, revision: sheet.revision + 1, updatedAt: now, updatedBy: personId })
			.where("territoryId", "=", territoryId)
			.where("id", "=", sheetId)
			.execute();
		await replacePartners(tx, territoryId, sheetId, partners);
		await recordEvent(tx, territoryId, sheetEdited, { sheetId });
	});
}
