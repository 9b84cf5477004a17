import type { ReadTx } from "#app/domain/kernel/context.server.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed } from "#app/domain/kernel/errors.ts";
import { suggestRecipients } from "#app/domain/missions/queries.server.ts";
import { sendToAnother } from "#app/domain/referrals/policy.ts";
import { getReferral, listRecipients } from "#app/domain/referrals/standing.server.ts";
import type { Recipient, Referral, Standing } from "#app/domain/referrals/types.ts";
import { referralIdOf } from "./referral-attachments.server.ts";
import { passingChoices } from "./referral-choices.server.ts";

/** Bodies to turn to when one of those asked keeps silent, or turned the person away: who does not answer, and whose mission it is too. */
export async function offerOthers(tx: ReadTx, { actor }: Ctx, referral: Referral, standing: Standing, recipients: readonly Recipient[]) {
	if (!sendToAnother(standing, referral).allowed) return null;
	const silent = recipients.filter(
		({ state, waitingOn, reminderStage }) =>
			state === "declined" || state === "expired" || (waitingOn === "recipient" && reminderStage >= 3),
	);
	if (silent.length === 0) return null;
	const asked: readonly string[] = [referral.senderOrganisationId, ...recipients.map(({ organisationId }) => organisationId)];
	const suggested = await suggestRecipients(tx, actor.territoryId, referral.need, referral.public);
	return {
		silentIds: silent.map(({ id }) => id),
		bodies: suggested.filter(({ organisationId }) => !asked.includes(organisationId)).map(({ organisationName }) => organisationName),
	};
}

/** Page where the sender turns to another body. */
export function presentSendToAnother(ctx: Ctx, params: Readonly<Record<string, string | undefined>>) {
	const referralId = referralIdOf(params);
	return reading(ctx, async (tx) => {
		const { territoryId, territorySlug } = ctx.actor;
		const { referral, standing } = await getReferral(tx, ctx.actor, referralId);
		assertAllowed(sendToAnother(standing, referral));
		const recipients = await listRecipients(tx, territoryId, referralId, standing);
		const mayPassAll = true;
		return {
			territory: territorySlug,
			referral: { id: referral.id, reference: referral.reference },
			mayPassAll,
			choices: await passingChoices(tx, ctx, referral, { without: recipients.map(({ organisationId }) => organisationId), mayPassAll }),
		};
	});
}
