import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { assertUnnamed } from "../draft-content.ts";
import { referralKey, type WithVault } from "../keys.server.ts";
import { referralRectified } from "../rectification-events.ts";
import { rectifyReferral as mayRectify } from "../rectification-policy.ts";
import { RectifyReferral } from "../rectification-schema.ts";
import { getReferral, listRecipients } from "../standing.server.ts";
import { indexOf, keepPart, lockReferral } from "../store.server.ts";
import type { Account, Card } from "../types.ts";

/** Puts right what was sent. What it said before is not kept: a rectified mistake must not outlive the rectification. */
export async function rectifyReferral(ctx: WithVault<Ctx>, input: RectifyReferral): Promise<void> {
	const { referralId, revision, reason, ...text } = RectifyReferral.parse(input);
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const seen = await getReferral(tx, actor, referralId);
		assertAllowed(mayRectify(seen.standing, seen.referral));
		await lockReferral(tx, territoryId, referralId);
		const { referral, standing } = await getReferral(tx, actor, referralId);
		assertAllowed(mayRectify(standing, referral));
		assertRevision(referral, revision);

		const card = referral.isAnonymous ? null : cardOf(text);
		const key = await referralKey(tx, ctx, territoryId, referralId);
		const place = { territoryId, referralId, now };
		const account: Account = { ...accountOf(text), notInformedMotive: await motive() };
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

		/** Written with the draft, and no part of what the form puts right. */
		async function motive(): Promise<string | null> {
			const row = await tx
				.selectFrom("referralPart")
				.select("sealed")
				.where("territoryId", "=", territoryId)
				.where("referralId", "=", referralId)
				.where("part", "=", "account")
				.executeTakeFirst();
			return row
				? (JSON.parse(key.open({ table: "referral_part", column: "account", row: referralId }, row.sealed)) as Account).notInformedMotive
				: null;
		}
	});
}

type Text = Omit<ReturnType<typeof RectifyReferral.parse>, "referralId" | "revision" | "reason">;

function cardOf({ subject: _s, done: _d, asked: _a, ...card }: Text): Card {
	const { lastName, firstName, preferredChannel } = card;
	if (!lastName) throw new RuleViolation("required", "lastName");
	if (!firstName) throw new RuleViolation("required", "firstName");
	if (!preferredChannel) throw new RuleViolation("required", "preferredChannel");
	return {
		lastName,
		firstName,
		preferredChannel,
		phone: card.phone ?? null,
		email: card.email ?? null,
		postalAddress: card.postalAddress ?? null,
		mustNotContact: card.mustNotContact ?? false,
		representative: card.representative ?? null,
		interpreter: card.interpreter ?? null,
		availability: card.availability ?? null,
	};
}

const accountOf = ({ subject, done, asked }: Text) => ({ subject, done: done ?? null, asked });
