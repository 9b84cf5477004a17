import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { fundingLinkRemoved } from "../events.ts";
import * as policy from "../policy.ts";
import type { RemoveFundingLink } from "../schema.ts";

export async function removeFundingLink(ctx: Ctx, { sheetId, linkId }: RemoveFundingLink): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		assertAllowed(policy.editMeans(actor, await getSheetFacts(tx, territoryId, sheetId)));
		const { numDeletedRows } = await tx
			.deleteFrom("fundingLink")
			.where("territoryId", "=", territoryId)
			.where("sheetId", "=", sheetId)
			.where("id", "=", linkId)
			.executeTakeFirst();
		if (numDeletedRows === 0n) throw new NotFound("not-found");
		await recordEvent(tx, territoryId, fundingLinkRemoved, { linkId, sheetId });
	});
}
