import { type Ctx, inTransaction } from "#app/domain/kernel/context.server.ts";
import { assertAllowed } from "#app/domain/kernel/errors.ts";
import { openReferral } from "#app/domain/referrals/content.server.ts";
import type { WithVault } from "#app/domain/referrals/keys.server.ts";
import { rectifyReferral } from "#app/domain/referrals/rectification-policy.ts";
import { getReferral } from "#app/domain/referrals/standing.server.ts";
import { referralIdOf } from "./referral-attachments.server.ts";

/** Page where the sender puts right what was sent; that it was read for this is written down. */
export function presentRectification(ctx: WithVault<Ctx>, params: Readonly<Record<string, string | undefined>>) {
	const referralId = referralIdOf(params);
	return inTransaction(ctx, async (tx) => {
		const { standing, referral } = await getReferral(tx, ctx.actor, referralId);
		assertAllowed(rectifyReferral(standing, referral));
		const { card, account } = await openReferral(tx, ctx, referralId, { what: "read", detail: "rectification" });
		return {
			territory: ctx.actor.territorySlug,
			referral: { id: referralId, reference: referral.reference, revision: referral.revision, isAnonymous: referral.isAnonymous },
			card,
			account,
		};
	});
}
