import { z } from "zod";
import { reading } from "#app/domain/kernel/context.server.ts";
import { agreementLapsed, agreementWithdrawn } from "#app/domain/referrals/events.ts";
import { findWithdrawer } from "#app/domain/referrals/notices.server.ts";
import { defineJob, mailRetry, systemCtx } from "../define-job.ts";
import { eventFields, territoryId } from "../payloads.ts";
import { tellEnded, tellingOf, tellSide } from "./referral-mail.ts";

/** The person withdrew their agreement, or it came to its end: those whose access closed or narrowed are told, and the sender. */
export const sendReferralWithdrawnEmail = defineJob({
	name: "send-referral-withdrawn-email",
	payload: z.object({
		...eventFields,
		territoryId,
		referralId: z.uuid(),
		recipientIds: z.array(z.uuid()).default([]),
		reducedIds: z.array(z.uuid()).default([]),
		recipientId: z.uuid().optional(),
		agreementId: z.uuid().optional(),
	}),
	listensTo: [agreementWithdrawn, agreementLapsed],
	...mailRetry,
	async run(deps, payload) {
		const { agreementId, recipientId: lapsed } = payload;
		const ctx = { ...systemCtx(deps), territoryId: payload.territoryId };
		const except = agreementId ? await reading(ctx, (tx) => findWithdrawer(tx, payload.territoryId, agreementId)) : null;
		for (const recipientId of [...payload.recipientIds, ...payload.reducedIds, ...(lapsed ? [lapsed] : [])]) {
			const telling = await tellingOf(deps, { ...payload, recipientId });
			if (telling?.place.recipient?.isAccessEnded) await tellEnded(telling);
			// it keeps a part of what it received, or was given all of it again since
			else if (telling && !payload.recipientIds.includes(recipientId)) await tellSide(telling, "recipient", "news", { except });
		}
		const whole = await tellingOf(deps, { ...payload, recipientId: null });
		if (whole) await tellSide(whole, "sender", "news", { except });
	},
});
