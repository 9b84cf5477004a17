import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { fundingLinkAdded } from "../events.ts";
import * as policy from "../policy.ts";
import type { AddFundingLink } from "../schema.ts";
import type { FundingLinkId } from "../types.ts";

export async function addFundingLink(ctx: Ctx, { sheetId, ...fields }: AddFundingLink): Promise<FundingLinkId> {
	const { actor } = ctx;
	const { territoryId } = actor;
	const linkId = newId<FundingLinkId>();
	return inTransaction(ctx, async (tx) => {
		assertAllowed(policy.editMeans(actor, await getSheetFacts(tx, territoryId, sheetId)));
		await tx
			.insertInto("fundingLink")
			.values({ id: linkId, territoryId, sheetId, ...fields })
			.execute();
		await recordEvent(tx, territoryId, fundingLinkAdded, { linkId, sheetId });
		return linkId;
	});
}
