import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed, NotFound } from "#app/domain/kernel/errors.ts";
import { addAttachment, removeAttachment } from "#app/domain/referrals/attachment-policy.ts";
import { countReferralAttachments, getReferralAttachment } from "#app/domain/referrals/attachment-queries.server.ts";
import { OneReferralAttachment } from "#app/domain/referrals/attachment-schema.ts";
import { maxReferralAttachments } from "#app/domain/referrals/attachment-types.ts";
import { getReferral } from "#app/domain/referrals/standing.server.ts";
import { type Referral, ReferralId } from "#app/domain/referrals/types.ts";

type Params = Readonly<Record<string, string | undefined>>;

/** @throws NotFound for an address that names no referral */
export function referralIdOf(params: Params): ReferralId {
	const id = ReferralId.safeParse(params.referral);
	if (!id.success) throw new NotFound("not-found");
	return id.data;
}

/** @throws NotFound for an address that names no attachment of a referral */
export function attachmentIdsOf(params: Params): OneReferralAttachment {
	const ids = OneReferralAttachment.safeParse({ referralId: params.referral, attachmentId: params.piece });
	if (!ids.success) throw new NotFound("not-found");
	return ids.data;
}

const shownOf = ({ id, reference, status }: Referral) => ({ id, reference, isDraft: status === "draft" });

/** Nothing of what the referral says: its reference, and whether there is room left. */
export function presentAttachmentForm(ctx: Ctx, params: Params) {
	const { territoryId, territorySlug } = ctx.actor;
	const referralId = referralIdOf(params);
	return reading(ctx, async (tx) => {
		const { referral, standing } = await getReferral(tx, ctx.actor, referralId);
		assertAllowed(addAttachment(standing, referral));
		const count = await countReferralAttachments(tx, territoryId, referralId);
		return {
			territory: territorySlug,
			referral: shownOf(referral),
			isFull: count >= maxReferralAttachments,
		};
	});
}

/** What kind of paper it is and since when; its name stays sealed. */
export function presentAttachmentRemoval(ctx: Ctx, params: Params) {
	const { territoryId, territorySlug } = ctx.actor;
	const { referralId, attachmentId } = attachmentIdsOf(params);
	return reading(ctx, async (tx) => {
		const { referral, standing } = await getReferral(tx, ctx.actor, referralId);
		assertAllowed(removeAttachment(standing, referral));
		const { kind, addedAt } = await getReferralAttachment(tx, territoryId, referralId, attachmentId);
		return {
			territory: territorySlug,
			referral: shownOf(referral),
			attachment: { kind, addedAt: addedAt.toISOString() },
		};
	});
}
