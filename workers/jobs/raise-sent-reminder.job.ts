import { z } from "zod";
import { Day } from "#app/domain/kernel/calendar.ts";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { raiseNotices } from "#app/domain/notices/steps.server.ts";
import { referralReminderSentByHand, reminderSentByHand } from "#app/domain/reminders/events.ts";
import { hasLetter, noticeOf } from "#app/domain/reminders/notices.ts";
import { listSentByHand } from "#app/domain/reminders/queries.server.ts";
import { heldKinds } from "#app/domain/reminders/types.ts";
import { defineJob, mailRetry, systemCtx } from "../define-job.ts";
import { eventFields, territoryId } from "../payloads.ts";
import { sendReminderEmail } from "./send-reminder-email.job.ts";

/** Tells those whom someone reminds by hand: a notice each, and the letter of those that have one. */
export const raiseSentReminder = defineJob({
	name: "raise-sent-reminder",
	payload: z.object({ ...eventFields, territoryId, reminderKind: z.enum(heldKinds), objectId: z.uuid(), day: Day }),
	listensTo: [reminderSentByHand, referralReminderSentByHand],
	...mailRetry,
	async run(deps, payload) {
		const ctx = systemCtx(deps, payload.territoryId);
		const sent = await inTransaction(ctx, async (tx) => {
			const found = await listSentByHand(tx, payload.territoryId, payload.reminderKind, payload.objectId, payload.day);
			if (found.length > 0)
				await raiseNotices(
					tx,
					ctx,
					found.map((row) => ({ ...noticeOf(row), actorId: row.raisedBy })),
				);
			return found;
		});
		for (const { kind, objectId: id, personId, stage, dueOn, level } of sent)
			if (hasLetter({ kind, level })) {
				const letter = { territoryId: payload.territoryId, kind, id, stage, dueOn, personId, raisedOn: payload.day };
				await deps.enqueue(sendReminderEmail.name, letter, `${sendReminderEmail.name}-${kind}-${id}-${stage}-${dueOn}-${personId}`);
			}
	},
});
