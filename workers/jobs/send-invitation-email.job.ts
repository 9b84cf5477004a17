import { z } from "zod";
import { findAccount, findInvitationNotice } from "#app/domain/deliveries/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { issueToken } from "#app/domain/people/commands/issue-token.server.ts";
import { invitationRequested } from "#app/domain/people/events.ts";
import { invitationEmail } from "#app/emails/invitation.ts";
import { paths } from "#app/paths.ts";
import { defineJob, mailRetry, systemCtx } from "../define-job.ts";
import { eventFields, personId, territoryId } from "../payloads.ts";
import { linkTo, mailOnce } from "./deliver.ts";

export const sendInvitationEmail = defineJob({
	name: "send-invitation-email",
	payload: z.object({ ...eventFields, territoryId, personId, invitedBy: personId.nullable() }),
	listensTo: [invitationRequested],
	...mailRetry,
	async run(deps, payload) {
		const ctx = systemCtx(deps, payload.territoryId);
		const [recipient, notice] = await reading(ctx, async (tx) => [
			await findAccount(tx, payload.personId),
			await findInvitationNotice(tx, payload.territoryId, payload.personId, payload.invitedBy, dayOf(ctx.now)),
		]);
		if (!recipient || !notice) return;
		await mailOnce(deps, ctx, {
			key: `invitation/${payload.eventId}`,
			kind: "invitation",
			territoryId: payload.territoryId,
			recipient,
			async compose() {
				const token = await issueToken(ctx, { personId: payload.personId, kind: "invitation", territoryId: payload.territoryId });
				return invitationEmail({
					displayName: recipient.displayName,
					...notice,
					href: linkTo(deps, paths.invitation(token)),
					validDays: 14,
				});
			},
		});
	},
});
