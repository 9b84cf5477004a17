import { z } from "zod";
import { reading } from "#app/domain/kernel/context.server.ts";
import { agreementLapsed, agreementWithdrawn } from "#app/domain/referrals/events.ts";
import { findWithdrawer } from "#app/domain/referrals/notices.server.ts";
import { defineJob, mailRetry } from "../define-job.ts";
import { eventFields, territoryId } from "../payloads.ts";
import { tellEnded, tellingOf, tellSide } from "./referral-mail.ts";

/** The person withdrew their agreement, or it came to its end: those whose access closed are told, and the sender. */
export const sendReferralWithdrawnEmail = defineJob({
	name: "send-referral-withdrawn-email",
	payload: z.object({
		...eventFields,
		territoryId,
		referralId: z.uuid(),
		recipientIds: z.array(z.uuid()).default([]),
		recipientId: z.uuid().optional(),
		agreementId: z.uuid().optional(),
	}),
	listensTo: [agreementWithdrawn, agreementLapsed],
	...mailRetry,
	async run(deps, payload) {
		for (const recipientId of [...payload.recipientIds, ...(payload.recipientId ? [payload.recipientId] : [])]) {
			const telling = await tellingOf(deps, { ...payload, recipientId });
			if (telling?.place.recipient?.isAccessEnded) await tellEnded(telling);
		}
		const whole = await tellingOf(deps, { ...payload, recipientId: null });
		if (!whole) return;
		const { agreementId } = payload;
		const except = agreementId ? await reading(whole.ctx, (tx) => findWithdrawer(tx, payload.territoryId, agreementId)) : null;
		await tellSide(whole, "sender", "news", { except });
	},
});
