import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { fundingAdded } from "../events.ts";
import * as policy from "../policy.ts";
import type { AddFunding } from "../schema.ts";
import { assertOrganisation } from "../store.server.ts";
import type { FundingId } from "../types.ts";

export async function addFunding(ctx: Ctx, { sheetId, ...fields }: AddFunding): Promise<FundingId> {
	const { actor } = ctx;
	const { territoryId } = actor;
	const fundingId = newId<FundingId>();
	return inTransaction(ctx, async (tx) => {
		assertAllowed(policy.editMeans(actor, await getSheetFacts(tx, territoryId, sheetId)));
		await assertOrganisation(tx, territoryId, fields.organisationId);
		await tx
			.insertInto("funding")
			.values({ id: fundingId, territoryId, sheetId, ...fields })
			.execute();
		await recordEvent(tx, territoryId, fundingAdded, { fundingId, sheetId });
		return fundingId;
	});
}
