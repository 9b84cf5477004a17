import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { accountOf, assertUnnamed, cardOf } from "../draft-content.ts";
import { referralDraftSaved } from "../events.ts";
import { referralKey, type WithVault } from "../keys.server.ts";
import * as policy from "../policy.ts";
import { SaveDraft } from "../schema.ts";
import { getReferral } from "../standing.server.ts";
import { indexOf, keepPart, lockReferral } from "../store.server.ts";

/** Keeps the draft as it stands, complete or not. An anonymous one loses what named the person. */
export async function saveDraft(ctx: WithVault<Ctx>, input: SaveDraft): Promise<void> {
	const draft = SaveDraft.parse(input);
	const { actor, now } = ctx;
	const { territoryId } = actor;
	const { referralId, isAnonymous } = draft;
	await inTransaction(ctx, async (tx) => {
		const seen = await getReferral(tx, actor, referralId);
		assertAllowed(policy.editDraft(seen.standing, seen.referral));
		await lockReferral(tx, territoryId, referralId);
		const { referral } = await getReferral(tx, actor, referralId);
		assertAllowed(policy.editDraft(seen.standing, referral));
		assertRevision(referral, draft.revision);

		const card = isAnonymous ? null : cardOf(draft);
		const account = accountOf(draft);
		if (card && account) assertUnnamed(account, card);
		const key = await referralKey(tx, ctx, territoryId, referralId);
		const place = { territoryId, referralId, now };
		await keepPart(tx, key, place, "card", card);
		await keepPart(tx, key, place, "account", account);
		if (isAnonymous) await keepPart(tx, key, place, "nir", null);
		const { need, public: concerned, purpose, urgency, basis, basisReference, isInformed, notInformedReason } = draft;
		await tx
			.updateTable("referral")
			.set({
				need,
				public: concerned,
				purpose,
				urgency,
				isAnonymous,
				basis,
				basisReference,
				isInformed: isInformed && isInformed === "yes",
				notInformedReason: isInformed === "no" ? notInformedReason : null,
				personIndex: card ? await indexOf(tx, ctx, card) : null,
				lastContactOn: dayOf(now),
				revision: referral.revision + 1,
			})
			.where("territoryId", "=", territoryId)
			.where("id", "=", referralId)
			.execute();
		await recordEvent(tx, territoryId, referralDraftSaved, { referralId });
	});
}
