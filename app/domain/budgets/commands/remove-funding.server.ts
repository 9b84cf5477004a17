import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { fundingRemoved } from "../events.ts";
import * as policy from "../policy.ts";
import type { RemoveFunding } from "../schema.ts";
import { lockFunding } from "../store.server.ts";

/** Refused when someone changed it since: they may have made it right. */
export async function removeFunding(ctx: Ctx, { sheetId, fundingId, revision }: RemoveFunding): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		assertAllowed(policy.editMeans(actor, await getSheetFacts(tx, territoryId, sheetId)));
		assertRevision(await lockFunding(tx, territoryId, sheetId, fundingId), revision);
		await tx.deleteFrom("funding").where("territoryId", "=", territoryId).where("id", "=", fundingId).execute();
		await recordEvent(tx, territoryId, fundingRemoved, { fundingId, sheetId });
	});
}
