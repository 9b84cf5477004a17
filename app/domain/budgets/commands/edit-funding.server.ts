import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { fundingEdited } from "../events.ts";
import * as policy from "../policy.ts";
import type { EditFunding } from "../schema.ts";
import { assertOrganisation, lockFunding } from "../store.server.ts";

export async function editFunding(ctx: Ctx, { sheetId, fundingId, revision, ...fields }: EditFunding): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		assertAllowed(policy.editMeans(actor, await getSheetFacts(tx, territoryId, sheetId)));
		const stored = await lockFunding(tx, territoryId, sheetId, fundingId);
		assertRevision(stored, revision);
		await assertOrganisation(tx, territoryId, fields.organisationId);
		await tx
			.updateTable("funding")
			.set({ ...fields, revision: stored.revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("id", "=", fundingId)
			.execute();
		await recordEvent(tx, territoryId, fundingEdited, { fundingId, sheetId });
	});
}
