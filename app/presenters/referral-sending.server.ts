import { dayOf } from "#app/domain/kernel/calendar.ts";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import { assertAllowed } from "#app/domain/kernel/errors.ts";
import type { OrganisationId } from "#app/domain/kernel/ids.ts";
import { suggestRecipients } from "#app/domain/missions/queries.server.ts";
import { listAgreements } from "#app/domain/referrals/agreements.server.ts";
import { addAttachment, removeAttachment } from "#app/domain/referrals/attachment-policy.ts";
import { listReferralAttachments } from "#app/domain/referrals/attachment-queries.server.ts";
import { shownToRecipients } from "#app/domain/referrals/draft-content.ts";
import type { WithVault } from "#app/domain/referrals/keys.server.ts";
import * as policy from "#app/domain/referrals/policy.ts";
import { listRecipientChoices, searchLimit, searchOrganisations } from "#app/domain/referrals/recipient-choices.server.ts";
import { gatherSendFacts, listDuplicates } from "#app/domain/referrals/send-facts.server.ts";
import { type PlaceFacts, whatStopsPassing, whatStopsSending } from "#app/domain/referrals/send-rules.ts";
import type { Scope } from "#app/domain/referrals/types.ts";
import { opening, progressOf } from "./referral-form.server.ts";

/** To whom a draft may go: what the split of missions suggests, what is chosen already, what is searched for by name. */
export function presentRecipients(ctx: WithVault<Ctx>, referral: string | undefined, search: URLSearchParams) {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	const q = (search.get("q") ?? "").trim().slice(0, 80);
	return opening(ctx, referral, "recipients", async (tx, opened) => {
		const { referral: draft, recipients, standing } = opened;
		assertAllowed(policy.editDraft(standing, draft));
		const suggested = (await suggestRecipients(tx, territoryId, draft.need, draft.public)).filter(
			({ organisationId }) => organisationId !== actor.organisationId,
		);
		const found = q ? (await searchOrganisations(tx, territoryId, q)).filter((id) => id !== actor.organisationId) : [];
		const matches = found.slice(0, searchLimit);
		const ids = new Set<OrganisationId>([
			...suggested.map(({ organisationId }) => organisationId),
			...recipients.map(({ organisationId }) => organisationId),
			...matches,
		]);
		const places = await listRecipientChoices(tx, territoryId, [...ids], dayOf(now));
		const facts = await gatherSendFacts(tx, ctx, draft, recipients);
		const choices = [...ids].flatMap((organisationId) => {
			const place = places.get(organisationId);
			if (!place) return [];
			const suggestion = suggested.find((one) => one.organisationId === organisationId);
			const chosen = recipients.find((one) => one.organisationId === organisationId);
			return {
				organisationId,
				name: place.name,
				why: suggestion ? { part: suggestion.part, public: suggestion.why.public, convention: suggestion.why.convention } : null,
				needsNote: place.needsNote,
				declinesNote: place.declinesNote,
				sessions: (suggestion?.sessions ?? []).flatMap(({ place: where, opensAt, closesAt, booking, nextDates: [next] }) =>
					next ? [{ where, opensAt, closesAt, booking, next }] : [],
				),
				isBound: place.secretBasis !== "none",
				receivedBy: receivedBy(place),
				refusals: {
					full: refusal(facts, organisationId, "full", place),
					card: refusal(facts, organisationId, "card", place),
				},
				scope: chosen?.scope ?? null,
				passesNir: chosen?.passesNir ?? false,
				canPassNir: opened.hasNir && Boolean(facts.author.nirReference && place.nirReference) && place.secretBasis !== "none",
				isMatch: matches.includes(organisationId),
			};
		});
		return {
			territory: actor.territorySlug,
			id: draft.id,
			reference: draft.reference,
			revision: draft.revision,
			need: draft.need,
			public: draft.public,
			isAnonymous: draft.isAnonymous,
			q,
			hasMore: found.length > searchLimit,
			choices,
			progress: progressOf(opened),
		};
	});
}

const receivedBy = ({ agents, contactEmail }: PlaceFacts): "agents" | "link" | "nobody" =>
	agents > 0 ? "agents" : contactEmail ? "link" : "nobody";

/** Why so much cannot pass to a body, whatever the person agrees to: their agreement may still be collected. */
function refusal(facts: Parameters<typeof whatStopsPassing>[0], organisationId: OrganisationId, scope: Scope, place: PlaceFacts) {
	const stops = whatStopsPassing(facts, { organisationId, scope, passesNir: false }, place);
	return stops.find((code) => code !== "referral.not-agreed") ?? null;
}

/** The last look before a referral leaves; null once it left. */
export function presentCheck(ctx: WithVault<Ctx>, referral: string | undefined) {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	const today = dayOf(now);
	return opening(ctx, referral, "check", async (tx, opened) => {
		const { referral: draft, recipients, standing, card, account } = opened;
		if (standing.side === "sender" && draft.status === "sent") return null;
		assertAllowed(policy.editDraft(standing, draft));
		const facts = await gatherSendFacts(tx, ctx, draft, recipients);
		const ids = recipients.map(({ organisationId }) => organisationId);
		const places = await listRecipientChoices(tx, territoryId, ids, today);
		const nameOf = (id: string | undefined) => (id ? (places.get(id as OrganisationId)?.name ?? null) : null);
		const agreements = await listAgreements(tx, territoryId, draft.id);
		const { id, reference, revision, need, public: concerned, purpose, urgency, isAnonymous, basis, basisReference, isInformed } = draft;
		return {
			territory: actor.territorySlug,
			...{ id, reference, revision, need, public: concerned, purpose, urgency, isAnonymous, basis, basisReference, isInformed },
			notInformedReason: draft.notInformedReason,
			card: card && shownToRecipients(card),
			account,
			progress: progressOf(opened),
			obstacles: whatStopsSending(facts).map(({ code, organisationId }) => ({ code, organisation: nameOf(organisationId) })),
			recipients: recipients.map(({ organisationId, scope, passesNir }) => {
				const place = places.get(organisationId);
				const agreement = agreements.find(
					({ organisationIds, withdrawnOn, givenOn, endsOn }) =>
						withdrawnOn === null && givenOn <= today && endsOn >= today && organisationIds.includes(organisationId),
				);
				return {
					id: organisationId,
					name: place?.name ?? "",
					scope,
					passesNir,
					receivedBy: place ? receivedBy(place) : ("nobody" as const),
					agreement: agreement ? { givenOn: agreement.givenOn, endsOn: agreement.endsOn, covers: agreement.covers } : null,
				};
			}),
			attachments: (await listReferralAttachments(tx, territoryId, opened)).map(({ addedAt, ...one }) => ({
				...one,
				addedAt: addedAt.toISOString(),
			})),
			can: { add: addAttachment(standing, draft).allowed, remove: removeAttachment(standing, draft).allowed },
			duplicates: (await listDuplicates(tx, ctx, draft, recipients)).map(({ organisationId, reference: other }) => ({
				name: nameOf(organisationId) ?? "",
				reference: other,
			})),
		};
	});
}
