import { referralLinkAsked } from "#app/domain/referrals/time-events.ts";
import { defineJob, mailRetry } from "../define-job.ts";
import { PlacePayload, sendLink, tellingOf } from "./referral-mail.ts";

/** A new link, asked for from an old one: it leaves for the organisation's address, and nowhere else. */
export const sendReferralLinkEmail = defineJob({
	name: "send-referral-link-email",
	payload: PlacePayload,
	listensTo: [referralLinkAsked],
	...mailRetry,
	async run(deps, payload) {
		const telling = await tellingOf(deps, payload);
		if (telling?.place.recipient?.byLink && telling.place.recipient.waitingOn !== null && telling.place.recipient.contactEmail)
			await sendLink(telling);
	},
});
