import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { deliver } from "../deliver.server.ts";
import * as policy from "../policy.ts";
import { SendToAnother } from "../schema.ts";
import { gatherSendFacts, listDuplicates } from "../send-facts.server.ts";
import { type PlaceFacts, whatStopsPassing } from "../send-rules.ts";
import { getReferral } from "../standing.server.ts";
import { lockReferral } from "../store.server.ts";
import type { Recipient, RecipientId } from "../types.ts";

/**
 * Sends a referral that left already to one more body, because another does not answer or turned it away, under the checks of any
 * sending. A body that already has it cannot get it twice.
 */
export async function sendToAnother(ctx: Ctx, input: SendToAnother): Promise<RecipientId> {
	const { referralId, organisationId, scope, isKnownDuplicate } = SendToAnother.parse(input);
	const { territoryId } = ctx.actor;
	return inTransaction(ctx, async (tx) => {
		// who is not on the sender's side finds nothing to lock
		const seen = await getReferral(tx, ctx.actor, referralId);
		assertAllowed(policy.sendToAnother(seen.standing, seen.referral));
		await lockReferral(tx, territoryId, referralId);
		const { referral, standing } = await getReferral(tx, ctx.actor, referralId);
		assertAllowed(policy.sendToAnother(standing, referral));
		const asked = { organisationId, scope, passesNir: false };
		const facts = await gatherSendFacts(tx, ctx, referral, [asked as Recipient]);
		const place = facts.recipients[0]?.place;
		const [code] = whatStopsPassing(facts, asked, place);
		if (code) throw new RuleViolation(code, "organisationId");
		if (!isKnownDuplicate && (await listDuplicates(tx, ctx, referral, [asked as Recipient])).length > 0)
			throw new RuleViolation("referral.duplicate", "isKnownDuplicate");

		const id = newId<RecipientId>();
		const { numInsertedOrUpdatedRows } = await tx
			.insertInto("referralRecipient")
			.values({ id, territoryId, referralId, organisationId, scope, stateSince: ctx.now })
			.onConflict((conflict) => conflict.columns(["referralId", "organisationId"]).doNothing())
			.executeTakeFirstOrThrow();
		if (Number(numInsertedOrUpdatedRows ?? 0) === 0) throw new RuleViolation("referral.recipient-twice", "organisationId");
		await deliver(tx, ctx, referral, { id, organisationId, scope }, place as PlaceFacts);
		return id;
	});
}
