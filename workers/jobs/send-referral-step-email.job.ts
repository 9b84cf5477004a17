import { z } from "zod";
import { reading } from "#app/domain/kernel/context.server.ts";
import { referralAdvanced } from "#app/domain/referrals/events.ts";
import { findLastStep } from "#app/domain/referrals/notices.server.ts";
import { actions } from "#app/domain/referrals/rules.ts";
import { defineJob, mailRetry } from "../define-job.ts";
import { PlacePayload, tellingOf, tellSide } from "./referral-mail.ts";

/** To the other side than the one that took a step; what the product itself ends is told to the sender. */
export const sendReferralStepEmail = defineJob({
	name: "send-referral-step-email",
	payload: PlacePayload.extend({ action: z.enum(actions) }),
	listensTo: [referralAdvanced],
	...mailRetry,
	async run(deps, payload) {
		const telling = await tellingOf(deps, payload);
		if (!telling) return;
		const step = await reading(telling.ctx, (tx) => findLastStep(tx, payload.territoryId, payload.recipientId, payload.action));
		if (!step) return;
		await tellSide(telling, step.side === "sender" ? "recipient" : "sender", "news", { except: step.personId });
	},
});
