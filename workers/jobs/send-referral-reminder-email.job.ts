import { z } from "zod";
import { referralReminded } from "#app/domain/referrals/time-events.ts";
import { defineJob, mailRetry } from "../define-job.ts";
import { PlacePayload, sendLink, tellingOf, tellManagers, tellSide } from "./referral-mail.ts";

/**
 * 1: who must act, the person in charge if there is one. 2: their manager. 3: the other side. 4, and then every month: everyone again.
 * What was answered since it was reminded of says nothing.
 */
export const sendReferralReminderEmail = defineJob({
	name: "send-referral-reminder-email",
	payload: PlacePayload.extend({ stage: z.number().int().min(1).max(4) }),
	listensTo: [referralReminded],
	...mailRetry,
	async run(deps, payload) {
		const telling = await tellingOf(deps, payload);
		const late = telling?.place.recipient;
		if (!telling || !late?.waitingOn || late.isAccessEnded) return;
		const { stage } = payload;
		const side = late.waitingOn;
		const other = side === "sender" ? "recipient" : "sender";
		if (side === "recipient" && late.byLink) {
			if (stage !== 3) await sendLink(telling);
		} else {
			const hasManager = stage === 2 || stage === 4 ? await tellManagers(telling, side) : true;
			const inCharge = stage === 1 && side === "recipient" ? late.assignedTo : null;
			if (stage === 1 || stage === 4 || !hasManager) await tellSide(telling, side, "reminder", { inCharge });
		}
		if (stage >= 3) await tellSide(telling, other, "silence");
	},
});
