import { z } from "zod";
import { reading } from "#app/domain/kernel/context.server.ts";
import { referralMessageWritten } from "#app/domain/referrals/events.ts";
import { findMessageAuthor, listAccountRecipients } from "#app/domain/referrals/notices.server.ts";
import { defineJob, mailRetry } from "../define-job.ts";
import { PlacePayload, tellingOf, tellSide } from "./referral-mail.ts";

/** To the side that a message of the thread was written to. */
export const sendReferralMessageEmail = defineJob({
	name: "send-referral-message-email",
	payload: PlacePayload.extend({ recipientId: z.uuid().nullable(), messageId: z.uuid(), isFromSender: z.boolean() }),
	listensTo: [referralMessageWritten],
	...mailRetry,
	async run(deps, payload) {
		const whole = await tellingOf(deps, payload);
		if (!whole) return;
		const { authorId, recipients } = await reading(whole.ctx, async (tx) => ({
			authorId: await findMessageAuthor(tx, payload.territoryId, payload.messageId),
			recipients: await listAccountRecipients(tx, payload.territoryId, payload.referralId),
		}));
		if (!payload.isFromSender) return tellSide(whole, "sender", "news", { except: authorId });
		for (const recipientId of payload.recipientId ? recipients.filter((id) => id === payload.recipientId) : recipients) {
			const telling = await tellingOf(deps, { ...payload, recipientId });
			if (telling) await tellSide(telling, "recipient", "news", { except: authorId });
		}
	},
});
