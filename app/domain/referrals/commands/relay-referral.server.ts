import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { deliver } from "../deliver.server.ts";
import { referralKey, type WithVault } from "../keys.server.ts";
import * as policy from "../policy.ts";
import { RelayReferral } from "../schema.ts";
import { gatherSendFacts, listDuplicates } from "../send-facts.server.ts";
import { type PlaceFacts, whatStopsPassing } from "../send-rules.ts";
import { getReferral, listRecipients } from "../standing.server.ts";
import { holdReferral } from "../store.server.ts";
import { takeStep } from "../take-step.server.ts";
import type { Recipient, RecipientId } from "../types.ts";

/**
 * A recipient hands the person on to another body, under the same checks as the sender; the sender sees both ends. A body that already
 * has this referral cannot get it twice.
 */
export async function relayReferral(ctx: WithVault<Ctx>, input: RelayReferral): Promise<RecipientId> {
	const { referralId, recipientId, revision, word, organisationId, scope, isKnownDuplicate } = RelayReferral.parse(input);
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	return inTransaction(ctx, async (tx) => {
		// an agreement taken back meanwhile must not miss the body that this adds
		await holdReferral(tx, referralId);
		const { referral, standing } = await getReferral(tx, actor, referralId);
		const recipient = (await listRecipients(tx, territoryId, referralId, standing)).find(({ id }) => id === recipientId);
		if (!recipient) throw new NotFound("not-found");
		assertAllowed(policy.advanceReferral(standing, recipient, "recipient"));
		if (referral.archivedAt) throw new RuleViolation("referral.archived");
		if (referral.objectedAt) throw new RuleViolation("referral.objected");
		// nobody passes on more than they received
		if (scope === "full" && (recipient.scope !== "full" || !standing.isBound)) throw new RuleViolation("referral.card-only", "scope");
		const asked = { organisationId, scope, passesNir: false };
		const facts = await gatherSendFacts(tx, ctx, referral, [asked as Recipient]);
		const place = facts.recipients[0]?.place;
		const [code] = whatStopsPassing(facts, asked, place);
		if (code) throw new RuleViolation(code, "organisationId");
		if (!isKnownDuplicate && (await listDuplicates(tx, ctx, referral, [asked as Recipient])).length > 0)
			throw new RuleViolation("referral.duplicate", "isKnownDuplicate");

		const key = word ? await referralKey(tx, ctx, territoryId, referralId) : null;
		const child = newId<RecipientId>();
		const { rowCount } = await insertChild();
		if (rowCount === 0) throw new RuleViolation("referral.recipient-twice", "organisationId");
		await deliver(tx, ctx, referral, { id: child, organisationId, scope }, place as PlaceFacts);
		await takeStep(tx, { territoryId, personId, side: "recipient", isByLink: false, now }, key, {
			referralId,
			recipientId,
			revision,
			action: "relay",
			word,
		});
		return child;

		async function insertChild() {
			const inserted = await tx
				.insertInto("referralRecipient")
				.values({ id: child, territoryId, referralId, parentId: recipientId, organisationId, scope, stateSince: now })
				.onConflict((conflict) => conflict.columns(["referralId", "organisationId"]).doNothing())
				.executeTakeFirst();
			return { rowCount: Number(inserted.numInsertedOrUpdatedRows ?? 0) };
		}
	});
}
