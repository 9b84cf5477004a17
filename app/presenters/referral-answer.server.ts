import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, inTransaction, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { NotFound } from "#app/domain/kernel/errors.ts";
import { listSessions } from "#app/domain/missions/queries.server.ts";
import { nextDates } from "#app/domain/missions/rules.ts";
import { SessionFilter } from "#app/domain/missions/schema.ts";
import { openReferral } from "#app/domain/referrals/content.server.ts";
import type { WithVault } from "#app/domain/referrals/keys.server.ts";
import { listOthers, namesOf } from "#app/domain/referrals/names.server.ts";
import * as policy from "#app/domain/referrals/policy.ts";
import { listSideAgents } from "#app/domain/referrals/readers.server.ts";
import { getReferral, listRecipients } from "#app/domain/referrals/standing.server.ts";
import { obstacleToStep } from "#app/domain/referrals/step-policy.ts";
import { type StepAction, stepOfSlug } from "#app/domain/referrals/step-slugs.ts";
import { keepNote, readsMessages, writeIn } from "#app/domain/referrals/thread-policy.ts";
import type { Recipient, RecipientState, Standing } from "#app/domain/referrals/types.ts";
import { referralIdOf } from "./referral-attachments.server.ts";
import { passingChoices } from "./referral-choices.server.ts";

type Params = Readonly<Record<string, string | undefined>>;

/** Page of one step: what stands in clear, and nothing of what the referral says. */
export function presentStep(ctx: Ctx, params: Params) {
	const action = stepOfSlug(params.step);
	return reading(ctx, async (tx) => {
		if (!action) throw new NotFound("not-found");
		return { action, ...(await answerAt(tx, ctx, params, action)), ...(await sessionsFor(action, tx, ctx)) };
	});
}

/** Page where a recipient passes the referral on: to whom it may go, how, and why not to the others. */
export function presentRelay(ctx: Ctx, params: Params) {
	const referralId = referralIdOf(params);
	return reading(ctx, async (tx) => {
		const { referral, standing } = await getReferral(tx, ctx.actor, referralId);
		const [own] = await listRecipients(tx, ctx.actor.territoryId, referralId, standing);
		const answer = await answerAt(tx, ctx, params, "relay");
		const mayPassAll = own?.scope === "full" && standing.isBound;
		// those that have it already, as far as this reader may know
		const without = (await listOthers(tx, referralId)).map(({ organisationId }) => organisationId);
		return { ...answer, mayPassAll, choices: await passingChoices(tx, ctx, referral, { without, mayPassAll }) };
	});
}

/** Page where a message is written. */
export function presentMessageForm(ctx: Ctx, params: Params) {
	return onReferral(ctx, params, async (tx, { referral, standing, recipients, own }) => {
		if (!writeIn(standing, referral, own).allowed) throw new NotFound("not-found");
		const readers = recipients.filter(readsMessages);
		const names = await namesOf(tx, ctx.actor.territoryId, {
			people: [],
			organisations: [referral.senderOrganisationId, ...readers.map(({ organisationId }) => organisationId)],
		});
		return {
			senderName: standing.side === "recipient" ? names.organisation(referral.senderOrganisationId) : null,
			targets:
				standing.side === "sender" ? readers.map(({ id, organisationId }) => ({ id, name: names.organisation(organisationId) })) : [],
		};
	});
}

/** Page of one's own note: opening it is reading, since it is sealed with the rest. */
export function presentNote(ctx: WithVault<Ctx>, params: Params) {
	const referralId = referralIdOf(params);
	return inTransaction(ctx, async (tx) => {
		const { referral, standing, recipients, note } = await openReferral(tx, ctx, referralId, { what: "read", detail: "note" });
		const own = recipients.find(({ id }) => id === standing.recipientId) ?? null;
		if (!keepNote(standing, referral, own).allowed) throw new NotFound("not-found");
		return {
			territory: ctx.actor.territorySlug,
			referral: { id: referralId, reference: referral.reference },
			note: note ?? { text: "", revision: 0 },
		};
	});
}

/** Page that asks for the registration number, which it does not hold. */
export function presentNirPage(ctx: Ctx, params: Params) {
	return onReferral(ctx, params, async (_, { referral, standing, own }) => {
		if (standing.side === "dpo" || !policy.readPart(standing, referral, own, "nir").allowed) throw new NotFound("not-found");
		return {};
	});
}

/** Page where a colleague is named, or where one stops reading. */
export function presentAssignment(ctx: Ctx, params: Params) {
	return onReferral(ctx, params, async (tx, { referral, standing, own }) => {
		const { personId } = ctx.actor;
		if (referral.archivedAt || !policy.assignReferral(standing, { recipientId: standing.recipientId }).allowed)
			throw new NotFound("not-found");
		const agents = await listSideAgents(tx, ctx, referral.id, standing);
		return {
			side: standing.side,
			recipientId: standing.recipientId,
			agents: agents.map(({ personId: id, ...agent }) => ({ ...agent, id, isMe: id === personId, isAssigned: id === own?.assignedTo })),
			canLeave: agents.some((agent) => agent.isReader && agent.personId !== personId),
		};
	});
}

interface Known {
	referral: Awaited<ReturnType<typeof getReferral>>["referral"];
	standing: Standing;
	recipients: Recipient[];
	own: Recipient | null;
}

function onReferral<T extends object>(ctx: Ctx, params: Params, present: (tx: ReadTx, known: Known) => Promise<T>) {
	const { actor } = ctx;
	const referralId = referralIdOf(params);
	return reading(ctx, async (tx) => {
		const { referral, standing } = await getReferral(tx, actor, referralId);
		const recipients = await listRecipients(tx, actor.territoryId, referralId, standing);
		const own = recipients.find(({ id }) => id === standing.recipientId) ?? null;
		return {
			territory: actor.territorySlug,
			referral: { id: referralId, reference: referral.reference },
			...(await present(tx, { referral, standing, recipients, own })),
		};
	});
}

async function answerAt(tx: ReadTx, { actor }: Ctx, params: Params, action: StepAction) {
	const { referral, standing } = await getReferral(tx, actor, referralIdOf(params));
	const { side } = standing;
	const recipient = (await listRecipients(tx, actor.territoryId, referral.id, standing)).find(({ id }) => id === params.recipient);
	if (!recipient || side === "dpo") throw new NotFound("not-found");
	const names = await namesOf(tx, actor.territoryId, { people: [], organisations: [recipient.organisationId] });
	return {
		territory: actor.territorySlug,
		referral: { id: referral.id, reference: referral.reference },
		answer: {
			id: recipient.id,
			organisationId: recipient.organisationId,
			organisationName: names.organisation(recipient.organisationId),
			state: recipient.state as RecipientState,
			since: recipient.stateSince.toISOString(),
			revision: recipient.revision,
		},
		/** Why the step cannot be taken as things stand. */
		obstacle: obstacleToStep(action, side, referral, recipient),
	};
}

/** Where the organisation receives in the coming weeks, beside the date to choose. */
async function sessionsFor(action: StepAction, tx: ReadTx, { actor, now }: Ctx) {
	if (action !== "fix-appointment") return { sessions: [] };
	const organisationId = actor.organisationId;
	const { sessions } = await listSessions(tx, actor.territoryId, SessionFilter.parse({ organisation: organisationId }), dayOf(now));
	return {
		sessions: sessions
			.filter((session) => session.organisationId === organisationId)
			.map((session) => {
				const { id, place, hostName, rhythm, weekday, nth, opensAt, closesAt } = session;
				return { id, place, hostName, rhythm, weekday, nth, opensAt, closesAt, nextDates: nextDates(session, now) };
			}),
	};
}
