import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, inTransaction, type ReadTx, reading, type Tx } from "#app/domain/kernel/context.server.ts";
import { assertAllowed, NotFound } from "#app/domain/kernel/errors.ts";
import type { TerritoryId } from "#app/domain/kernel/ids.ts";
import type { AccessKind } from "#app/domain/referrals/access.server.ts";
import { listAgreements } from "#app/domain/referrals/agreements.server.ts";
import { findChildCell } from "#app/domain/referrals/child-cell.server.ts";
import { type OpenedReferral, openReferral } from "#app/domain/referrals/content.server.ts";
import type { WithVault } from "#app/domain/referrals/keys.server.ts";
import * as policy from "#app/domain/referrals/policy.ts";
import { listRecipientChoices } from "#app/domain/referrals/recipient-choices.server.ts";
import { isAgreed, isOver } from "#app/domain/referrals/rules.ts";
import { getSettings } from "#app/domain/referrals/settings-queries.server.ts";
import { ReferralId, type Urgency } from "#app/domain/referrals/types.ts";

/** The id of an address; anything else leads nowhere. */
export function referralIdOf(text: string | undefined): ReferralId {
	const id = ReferralId.safeParse(text);
	if (!id.success) throw new NotFound("not-found");
	return id.data;
}

/** Opens what a page shows of a referral. */
export function opening<T>(
	ctx: WithVault<Ctx>,
	referral: string | undefined,
	detail: string,
	show: (tx: Tx, opened: OpenedReferral) => T | Promise<T>,
	what: AccessKind = "read",
): Promise<T> {
	const referralId = referralIdOf(referral);
	return inTransaction(ctx, async (tx) => await show(tx, await openReferral(tx, ctx, referralId, { what, detail })));
}

export function presentNewReferral(ctx: Ctx) {
	const { actor } = ctx;
	assertAllowed(policy.startReferral(actor));
	return reading(ctx, async (tx) => ({ territory: actor.territorySlug, delays: await delaysOf(tx, actor.territoryId) }));
}

/** Working days to answer, by urgency. */
async function delaysOf(tx: ReadTx, territoryId: TerritoryId): Promise<Record<Urgency, number>> {
	const { immediateDays, soonDays, ordinaryDays } = await getSettings(tx, territoryId);
	return { immediate: immediateDays, soon: soonDays, ordinary: ordinaryDays };
}

/** Whom to call for a child, in this territory; nothing of what was typed comes here. */
export function presentChildInDanger(ctx: Ctx) {
	const { territoryId, territorySlug } = ctx.actor;
	return reading(ctx, async (tx) => ({ territory: territorySlug, ...(await findChildCell(tx, territoryId)) }));
}

/** How far a draft is, on the way that all of its pages show. */
export const progressOf = ({ referral, card, account, recipients }: OpenedReferral) => ({
	person: Boolean((referral.isAnonymous || card) && account && referral.basis && referral.isInformed !== null),
	recipients: recipients.length > 0,
});

/** The form of a draft, for its sender's side. */
export function presentDraft(ctx: WithVault<Ctx>, referral: string | undefined) {
	const { actor, now } = ctx;
	return opening(ctx, referral, "draft", async (tx, opened) => {
		assertAllowed(policy.editDraft(opened.standing, opened.referral));
		const { card, account, hasNir } = opened;
		const { id, reference, need, public: concerned, purpose, urgency, isAnonymous, revision } = opened.referral;
		const { basis, basisReference, isInformed, notInformedReason } = opened.referral;
		const own = (await listRecipientChoices(tx, actor.territoryId, [actor.organisationId], dayOf(now))).get(actor.organisationId);
		return {
			territory: actor.territorySlug,
			id,
			reference,
			revision,
			...{ need, public: concerned, purpose, urgency, isAnonymous, basis, basisReference, isInformed, notInformedReason },
			card,
			account,
			hasNir,
			delays: await delaysOf(tx, actor.territoryId),
			progress: progressOf(opened),
			isBound: opened.standing.isBound,
			can: { keepNir: !isAnonymous && Boolean(own?.nirReference) },
		};
	});
}

/** The form of the number: where no text opens it to the organisation, or the person has no name here, it does not exist. */
export function presentNir(ctx: WithVault<Ctx>, referral: string | undefined) {
	const { actor, now } = ctx;
	return opening(ctx, referral, "nir-form", async (tx, { referral: { id, reference, isAnonymous, status }, standing, hasNir }) => {
		assertAllowed(policy.editDraft(standing, { status }));
		const own = (await listRecipientChoices(tx, actor.territoryId, [actor.organisationId], dayOf(now))).get(actor.organisationId);
		if (isAnonymous || !own?.nirReference) throw new NotFound("not-found");
		return { territory: actor.territorySlug, id, reference, hasNir, nirReference: own.nirReference };
	});
}

/** The form that names the person of an anonymous referral, and who must be covered by their agreement first. */
export function presentIdentity(ctx: WithVault<Ctx>, referral: string | undefined) {
	const { actor, now } = ctx;
	const today = dayOf(now);
	return opening(ctx, referral, "identity", async (tx, { referral: found, standing, recipients }) => {
		assertAllowed(policy.nameReferral(standing, found));
		const reading = recipients.filter(({ accessEndedAt }) => accessEndedAt === null);
		const ids = reading.map(({ organisationId }) => organisationId);
		const places = await listRecipientChoices(tx, actor.territoryId, ids, today);
		const agreements = await listAgreements(tx, actor.territoryId, found.id);
		return {
			territory: actor.territorySlug,
			id: found.id,
			reference: found.reference,
			revision: found.revision,
			isDraft: found.status === "draft",
			organisations: reading.map(({ organisationId, state }) => ({
				id: organisationId,
				name: places.get(organisationId)?.name ?? "",
				isFollowing: !isOver(state),
				isAgreed: isAgreed(agreements, organisationId, "card", today),
			})),
		};
	});
}

export function presentDeletion(ctx: WithVault<Ctx>, referral: string | undefined) {
	return opening(ctx, referral, "deletion", (_, { referral: { id, reference, status, revision }, standing }) => {
		assertAllowed(policy.editDraft(standing, { status }));
		return { territory: ctx.actor.territorySlug, id, reference, revision };
	});
}
