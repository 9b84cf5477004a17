import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { deliver } from "../deliver.server.ts";
import * as policy from "../policy.ts";
import { SendReferral } from "../schema.ts";
import { gatherSendFacts, listDuplicates } from "../send-facts.server.ts";
import { type PlaceFacts, whatStopsSending } from "../send-rules.ts";
import { getReferral, listRecipients } from "../standing.server.ts";
import { lockReferral } from "../store.server.ts";

/**
 * Sends a draft to all of its recipients at once, or to none: what it rests on is judged again here, on the locked row, since an
 * agreement, an agent or an organisation may have changed since the page was shown. Sent twice, it leaves once.
 */
export async function sendReferral(ctx: Ctx, input: SendReferral): Promise<void> {
	const { referralId, revision, isKnownDuplicate } = SendReferral.parse(input);
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const seen = await getReferral(tx, actor, referralId);
		assertAllowed(policy.editDraft(seen.standing, seen.referral));
		await lockReferral(tx, territoryId, referralId);
		const { referral, standing } = await getReferral(tx, actor, referralId);
		assertAllowed(policy.editDraft(standing, referral));
		assertRevision(referral, revision);
		const recipients = await listRecipients(tx, territoryId, referralId, standing);
		const facts = await gatherSendFacts(tx, ctx, referral, recipients);
		const [obstacle] = whatStopsSending(facts);
		if (obstacle) throw new RuleViolation(obstacle.code);
		if (!isKnownDuplicate && (await listDuplicates(tx, ctx, referral, recipients)).length > 0)
			throw new RuleViolation("referral.duplicate", "isKnownDuplicate");

		await tx
			.updateTable("referral")
			.set({ status: "sent", sentAt: now, lastContactOn: dayOf(now), revision: revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("id", "=", referralId)
			.execute();
		for (const { recipient, place } of facts.recipients) {
			const row = recipients.find(({ organisationId }) => organisationId === recipient.organisationId);
			if (row) await deliver(tx, ctx, referral, row, place as PlaceFacts);
		}
	});
}
