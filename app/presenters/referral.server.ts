import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, inTransaction, type Tx } from "#app/domain/kernel/context.server.ts";
import { listOpenRequests } from "#app/domain/referral-rights/queries.server.ts";
import type { AccessKind } from "#app/domain/referrals/access.server.ts";
import { addAttachment, removeAttachment } from "#app/domain/referrals/attachment-policy.ts";
import { listReferralAttachments } from "#app/domain/referrals/attachment-queries.server.ts";
import { type OpenedReferral, openNir, openReferral } from "#app/domain/referrals/content.server.ts";
import type { WithVault } from "#app/domain/referrals/keys.server.ts";
import { listOthers, namesOf } from "#app/domain/referrals/names.server.ts";
import * as policy from "#app/domain/referrals/policy.ts";
import { listSideAgents } from "#app/domain/referrals/readers.server.ts";
import { rectifyReferral } from "#app/domain/referrals/rectification-policy.ts";
import { actions } from "#app/domain/referrals/rules.ts";
import { getReferral } from "#app/domain/referrals/standing.server.ts";
import { obstacleToStep } from "#app/domain/referrals/step-policy.ts";
import { isStepAction } from "#app/domain/referrals/step-slugs.ts";
import { keepNote, readsMessages, writeIn } from "#app/domain/referrals/thread-policy.ts";
import type { Recipient } from "#app/domain/referrals/types.ts";
import { referralKinds } from "#app/domain/reminders/types.ts";
import { listWatched } from "#app/domain/reminders/watched.server.ts";
import { presentAgreementSummary } from "./referral-agreement.server.ts";
import { referralIdOf } from "./referral-attachments.server.ts";
import { offerOthers } from "./referral-offers.server.ts";

type Params = Readonly<Record<string, string | undefined>>;

/** Page of a referral; null for a draft, which has a page of its own. That it was read, or refused, is written down. */
export async function presentReferral(ctx: WithVault<Ctx>, params: Params, what: AccessKind & ("read" | "print") = "read") {
	const referralId = referralIdOf(params);
	return inTransaction(ctx, async (tx) => {
		const { referral } = await getReferral(tx, ctx.actor, referralId);
		if (referral.status === "draft") return null;
		return shown(tx, ctx, await openReferral(tx, ctx, referralId, { what, detail: "page" }));
	});
}

/** The registration number alone. */
export function presentNir(ctx: WithVault<Ctx>, params: Params): Promise<string> {
	const referralId = referralIdOf(params);
	return inTransaction(ctx, (tx) => openNir(tx, ctx, referralId));
}

async function shown(tx: Tx, ctx: Ctx, opened: OpenedReferral) {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	const { referral, standing, recipients, card, account, messages, steps, note, closedBecause, readsAccount, hasNir } = opened;
	const { side } = standing;
	const own = recipients.find(({ id }) => id === standing.recipientId) ?? null;
	const isOpen = closedBecause === null;
	const [others, agreement, attachments, agents, offers] = await Promise.all([
		side === "recipient" && readsAccount ? listOthers(tx, referral.id) : [],
		presentAgreementSummary(tx, ctx, opened),
		listReferralAttachments(tx, territoryId, opened),
		side === "dpo" ? [] : listSideAgents(tx, ctx, referral.id, standing),
		offerOthers(tx, ctx, referral, standing, recipients),
	]);
	const names = await namesOf(tx, territoryId, {
		people: [
			referral.authorId,
			...recipients.map(({ assignedTo }) => assignedTo),
			...steps.map(({ personId }) => personId),
			...messages.map(({ authorId }) => authorId),
		],
		organisations: [referral.senderOrganisationId, ...[...recipients, ...others, ...messages].map(({ organisationId }) => organisationId)],
	});
	const nameOfRecipient = (id: string | null) => {
		const recipient = recipients.find((one) => one.id === id);
		return recipient ? names.organisation(recipient.organisationId) : null;
	};
	const today = dayOf(now);
	return {
		territory: actor.territorySlug,
		today,
		side,
		/** What the person asks: told to those who sent it. */
		requests: side === "sender" ? await listOpenRequests(tx, territoryId, referral.id) : [],
		referral: {
			...pick(referral),
			senderName: names.organisation(referral.senderOrganisationId),
			authorName: names.person(referral.authorId),
			sentAt: referral.sentAt?.toISOString() ?? null,
		},
		closedBecause,
		/** The account was not sent to this reader, or binds none of them. */
		isCardOnly: isOpen && !readsAccount,
		card,
		account,
		hasNir,
		answers: recipients.map((recipient) => ({
			...shownAnswer(recipient),
			organisationName: names.organisation(recipient.organisationId),
			assignedName: names.person(recipient.assignedTo),
			relayedBy: nameOfRecipient(recipient.parentId),
			actions: nextActions(recipient),
			steps: steps
				.filter(({ recipientId }) => recipientId === recipient.id)
				.map(({ at, personId, recipientId: _, appointmentAt, ...step }) => ({
					...step,
					at: at.toISOString(),
					appointmentAt: appointmentAt?.toISOString() ?? null,
					personName: names.person(personId),
				})),
		})),
		others: others.map(({ organisationId, state, stateSince }) => ({
			organisationName: names.organisation(organisationId),
			state,
			since: stateSince.toISOString(),
		})),
		offers,
		thread: {
			isOpen: readsAccount,
			canWrite: writeIn(standing, referral, own).allowed && (side !== "sender" || recipients.some(readsMessages)),
			targets:
				side === "sender"
					? recipients.filter(readsMessages).map(({ id, organisationId }) => ({ id, name: names.organisation(organisationId) }))
					: [],
			messages: messages.map(({ id, recipientId, authorId, organisationId, text, at }) => ({
				id,
				text,
				at: at.toISOString(),
				authorName: names.person(authorId),
				organisationName: names.organisation(organisationId),
				toName:
					organisationId === referral.senderOrganisationId
						? nameOfRecipient(recipientId)
						: names.organisation(referral.senderOrganisationId),
				isMine: authorId === actor.personId,
			})),
		},
		note: note?.text ?? null,
		reminders: await listWatched(tx, ctx, referralKinds, [referral.id]),
		readers: agents.filter(({ isReader }) => isReader).map(({ displayName }) => displayName),
		attachments: attachments.map(({ addedAt, ...one }) => ({ ...one, addedAt: addedAt.toISOString() })),
		agreement,
		can: {
			keepNote: keepNote(standing, referral, own).allowed,
			assign: policy.assignReferral(standing, { recipientId: standing.recipientId }).allowed && !referral.archivedAt,
			name: policy.nameReferral(standing, referral).allowed,
			rectify: rectifyReferral(standing, referral).allowed,
			attach: addAttachment(standing, referral).allowed,
			detach: removeAttachment(standing, referral).allowed,
		},
	};

	function nextActions(recipient: Recipient) {
		if (side === "dpo") return [];
		return actions.filter(isStepAction).filter((action) => obstacleToStep(action, side, referral, recipient) === null);
	}
}

const pick = ({ id, reference, need, public: concerned, purpose, urgency, basis, ...rest }: OpenedReferral["referral"]) => ({
	...{ id, reference, need, public: concerned, purpose, urgency, basis },
	basisReference: rest.basisReference,
	isInformed: rest.isInformed,
	notInformedReason: rest.notInformedReason,
	isAnonymous: rest.isAnonymous,
	isArchived: rest.archivedAt !== null,
	isObjected: rest.objectedAt !== null,
});

const shownAnswer = (recipient: Recipient) => ({
	id: recipient.id,
	scope: recipient.scope,
	byLink: recipient.byLink,
	state: recipient.state,
	since: recipient.stateSince.toISOString(),
	waitingOn: recipient.waitingOn,
	dueOn: recipient.dueOn,
	declineReason: recipient.declineReason,
	outcome: recipient.outcome,
	noSolutionReason: recipient.noSolutionReason,
	appointmentAt: recipient.appointmentAt?.toISOString() ?? null,
	noShows: recipient.noShows,
	isAccessEnded: recipient.accessEndedAt !== null,
});
