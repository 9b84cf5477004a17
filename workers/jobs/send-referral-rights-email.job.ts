import { z } from "zod";
import {
	limitationLifted,
	objectionLifted,
	processingLimited,
	rectificationAsked,
	referralObjected,
} from "#app/domain/referral-rights/events.ts";
import { referralRectified } from "#app/domain/referrals/rectification-events.ts";
import { defineJob, mailRetry } from "../define-job.ts";
import { eventFields, territoryId } from "../payloads.ts";
import { tellingOf, tellSide } from "./referral-mail.ts";

/**
 * A right of the person: what must be put right is asked of those who sent it; what was put right, or goes no further, is told to every
 * body that received it (RGPD, art. 19).
 */
export const sendReferralRightsEmail = defineJob({
	name: "send-referral-rights-email",
	payload: z.object({ ...eventFields, territoryId, referralId: z.uuid(), recipientIds: z.array(z.uuid()).optional() }),
	listensTo: [rectificationAsked, referralRectified, referralObjected, objectionLifted, processingLimited, limitationLifted],
	...mailRetry,
	async run(deps, payload) {
		const { recipientIds } = payload;
		if (!recipientIds) {
			const whole = await tellingOf(deps, payload);
			if (whole) await tellSide(whole, "sender", "rectification");
		}
		for (const recipientId of recipientIds ?? []) {
			const telling = await tellingOf(deps, { ...payload, recipientId });
			if (telling) await tellSide(telling, "recipient", "news");
		}
	},
});
