import { z } from "zod";
import { findAccount } from "#app/domain/deliveries/queries.server.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { issueToken } from "#app/domain/people/commands/issue-token.server.ts";
import { passwordResetRequested } from "#app/domain/people/events.ts";
import { passwordResetEmail } from "#app/emails/password-reset.ts";
import { paths } from "#app/paths.ts";
import { defineJob, freshMailRetry, systemCtx } from "../define-job.ts";
import { eventFields, personId } from "../payloads.ts";
import { linkTo, mailOnce } from "./deliver.ts";

export const sendPasswordResetEmail = defineJob({
	name: "send-password-reset-email",
	payload: z.object({ ...eventFields, personId }),
	listensTo: [passwordResetRequested],
	...freshMailRetry,
	async run(deps, payload) {
		const ctx = systemCtx(deps);
		const recipient = await reading(ctx, (tx) => findAccount(tx, payload.personId));
		if (!recipient) return;
		await mailOnce(deps, ctx, {
			key: `password-reset/${payload.eventId}`,
			kind: "password-reset",
			territoryId: null,
			recipient,
			async compose() {
				const token = await issueToken(ctx, { personId: payload.personId, kind: "password_reset", territoryId: null });
				return passwordResetEmail({ displayName: recipient.displayName, href: linkTo(deps, paths.resetPassword(token)) });
			},
		});
	},
});
