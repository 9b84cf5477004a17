import { z } from "zod";
import { findMemberToWriteTo } from "#app/domain/deliveries/queries.server.ts";
import { commentAdded, commentEdited } from "#app/domain/follow-up/events.ts";
import { findMentionNotice } from "#app/domain/follow-up/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { mentionEmail } from "#app/emails/mention.ts";
import { paths } from "#app/paths.ts";
import { defineJob, mailRetry, systemCtx } from "../define-job.ts";
import { eventFields, territoryId } from "../payloads.ts";
import { linkTo, mailEachOnce } from "./deliver.ts";

/** To those whom a comment names, except its author; once each, however often it is corrected. */
export const sendMentionEmail = defineJob({
	name: "send-mention-email",
	payload: z.object({ ...eventFields, territoryId, commentId: z.uuid() }),
	listensTo: [commentAdded, commentEdited],
	...mailRetry,
	async run(deps, payload) {
		const ctx = systemCtx(deps, payload.territoryId);
		const found = await reading(ctx, async (tx) => {
			const notice = await findMentionNotice(tx, payload.territoryId, payload.commentId);
			if (!notice) return null;
			const recipients = [];
			for (const id of notice.mentionedIds) {
				if (id === notice.authorId) continue;
				const recipient = await findMemberToWriteTo(tx, payload.territoryId, id, dayOf(ctx.now));
				if (recipient) recipients.push(recipient);
			}
			return { notice, recipients };
		});
		if (!found) return;
		const { notice, recipients } = found;
		const href = `${linkTo(deps, paths.followUp(notice.territorySlug, notice.sheetSlug))}#commentaire-${payload.commentId}`;
		const settingsHref = linkTo(deps, paths.notificationSettings());
		await mailEachOnce(
			deps,
			ctx,
			recipients.map((recipient) => ({
				key: `mention/${payload.commentId}/${recipient.personId}`,
				kind: "mention",
				territoryId: payload.territoryId,
				recipient,
				thread: `comment/${notice.discussionId}`,
				about: { kind: "mention" as const, object: { objectKind: "comment" as const, objectId: payload.commentId } },
				compose: () => mentionEmail({ ...notice, displayName: recipient.displayName, href, settingsHref }),
			})),
		);
	},
});
