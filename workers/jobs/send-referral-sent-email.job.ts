import { referralSent } from "#app/domain/referrals/events.ts";
import { defineJob, mailRetry } from "../define-job.ts";
import { PlacePayload, tellingOf, tellSide } from "./referral-mail.ts";

/** To whoever a referral was sent: its readers, or the organisation's address. */
export const sendReferralSentEmail = defineJob({
	name: "send-referral-sent-email",
	payload: PlacePayload,
	listensTo: [referralSent],
	...mailRetry,
	async run(deps, payload) {
		const telling = await tellingOf(deps, payload);
		if (telling) await tellSide(telling, "recipient", "arrived");
	},
});
