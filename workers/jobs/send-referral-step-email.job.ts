import { z } from "zod";
import { reading } from "#app/domain/kernel/context.server.ts";
import { referralAdvanced } from "#app/domain/referrals/events.ts";
import { findLastStep } from "#app/domain/referrals/notices.server.ts";
import { defineJob, mailRetry } from "../define-job.ts";
import { PlacePayload, tellingOf, tellSide } from "./referral-mail.ts";

/** To the other side than the one that took a step; what the product itself ends is told to the sender. */
export const sendReferralStepEmail = defineJob({
	name: "send-referral-step-email",
	payload: PlacePayload.extend({ action: z.string(), isByLink: z.boolean().optional() }),
	listensTo: [referralAdvanced],
	...mailRetry,
	async run(deps, payload) {
		// reopened by a new agreement, an organisation without account is sent its link like on the first day, by the fact that says so
		if (payload.action === "resume" && payload.isByLink) return;
		const telling = await tellingOf(deps, payload);
		if (!telling) return;
		const step = await reading(telling.ctx, (tx) => findLastStep(tx, payload.territoryId, payload.recipientId, payload.action));
		if (!step) return;
		await tellSide(telling, step.side === "sender" ? "recipient" : "sender", "news", { except: step.personId });
	},
});
