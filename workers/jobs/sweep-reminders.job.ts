import { z } from "zod";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { sweeping } from "#app/domain/kernel/context.server.ts";
import { listUnanswered } from "#app/domain/minutes/silence.server.ts";
import { listDueItems } from "#app/domain/reminders/queries.server.ts";
import { dueDayOf } from "#app/domain/reminders/rules.ts";
import { reminderStages } from "#app/domain/reminders/types.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";
import { sendMinutesWaitingEmail } from "./send-minutes-waiting-email.job.ts";
import { sendReminderEmail } from "./send-reminder-email.job.ts";

/** Looks over every territory for what is due today or in a week, and for minutes that wait past their delay, and gives each reminder a job of its own. */
export const sweepReminders = defineJob({
	name: "sweep-reminders",
	payload: z.object({}),
	listensTo: [],
	...sweepRetry,
	async run(deps) {
		const ctx = systemCtx(deps);
		const today = dayOf(ctx.now);
		for (const stage of reminderStages) {
			const items = await sweeping(ctx, (tx) => listDueItems(tx, dueDayOf(stage, today)));
			for (const { kind, id, territoryId, dueOn } of items) {
				const payload = { territoryId, kind, id, stage, dueOn };
				await deps.enqueue(sendReminderEmail.name, payload, `${sendReminderEmail.name}-${kind}-${id}-${stage}-${dueOn}`);
			}
		}
		for (const waiting of await sweeping(ctx, (tx) => listUnanswered(tx, today))) {
			const { name } = sendMinutesWaitingEmail;
			await deps.enqueue(name, waiting, `${name}-${waiting.minutesId}-${waiting.submittedOn}`);
		}
	},
});
