import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, Forbidden, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { campaignClosed, campaignReopened } from "../events.ts";
import * as policy from "../policy.ts";
import type { CloseCampaign } from "../schema.ts";
import { lockCampaign } from "../store.server.ts";

/** Closes a collection, which locks its period for the indicators it asks for; or opens it again. */
export async function closeCampaign(ctx: Ctx, { campaignId, revision, intent }: CloseCampaign): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	// the database locks no row for a reader
	if (actor.role === "reader") throw new Forbidden("sheet.reader");
	await inTransaction(ctx, async (tx) => {
		const campaign = await lockCampaign(tx, territoryId, campaignId);
		assertAllowed(policy.closeCampaign(actor, campaign));
		assertRevision(campaign, revision);
		const isClosing = intent === "close";
		if (isClosing === (campaign.closedAt !== null)) throw new RuleViolation(isClosing ? "campaign.closed" : "campaign.open");
		await tx
			.updateTable("campaign")
			.set({
				closedAt: isClosing ? now : null,
				closedBy: isClosing ? actor.personId : null,
				revision: campaign.revision + 1,
			})
			.where("territoryId", "=", territoryId)
			.where("id", "=", campaignId)
			.execute();
		await recordEvent(tx, territoryId, isClosing ? campaignClosed : campaignReopened, { campaignId });
	});
}
