import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { assertUnnamed, wholeCard } from "../draft-content.ts";
import { referralKey, type WithVault } from "../keys.server.ts";
import { referralRectified } from "../rectification-events.ts";
import { rectifyReferral as mayRectify } from "../rectification-policy.ts";
import { RectifyReferral } from "../rectification-schema.ts";
import { getReferral, listRecipients } from "../standing.server.ts";
import { indexOf, keepPart, lockReferral, openPart } from "../store.server.ts";
import type { Account } from "../types.ts";

/** Puts right what was sent. What it said before is not kept: a rectified mistake must not outlive the rectification. */
export async function rectifyReferral(ctx: WithVault<Ctx>, input: RectifyReferral): Promise<void> {
	const { referralId, revision, reason, subject, done, asked, ...text } = RectifyReferral.parse(input);
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const seen = await getReferral(tx, actor, referralId);
		assertAllowed(mayRectify(seen.standing, seen.referral));
		await lockReferral(tx, territoryId, referralId);
		const { referral, standing } = await getReferral(tx, actor, referralId);
		assertAllowed(mayRectify(standing, referral));
		assertRevision(referral, revision);

		const card = referral.isAnonymous ? null : wholeCard(text);
		const key = await referralKey(tx, ctx, territoryId, referralId);
		const place = { territoryId, referralId, now };
		// written with the draft, and no part of what the form puts right
		const before = await openPart<Account>(tx, key, place, "account");
		const account: Account = { subject, done, asked, notInformedMotive: before?.notInformedMotive ?? null };
		if (card) assertUnnamed(account, card);
		if (card) await keepPart(tx, key, place, "card", card);
		await keepPart(tx, key, place, "account", account);
		await tx
			.updateTable("referral")
			.set({ ...(card && { personIndex: await indexOf(tx, ctx, card) }), revision: referral.revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("id", "=", referralId)
			.execute();
		const told = (await listRecipients(tx, territoryId, referralId, standing)).filter(({ state }) => state !== "draft");
		await recordEvent(tx, territoryId, referralRectified, { referralId, recipientIds: told.map(({ id }) => id), reason });
	});
}
