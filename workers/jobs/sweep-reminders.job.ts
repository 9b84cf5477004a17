import { z } from "zod";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { reading, sweeping } from "#app/domain/kernel/context.server.ts";
import { listUnanswered } from "#app/domain/minutes/silence.server.ts";
import { closeAnswered } from "#app/domain/notices/commands/close-answered.server.ts";
import { closeReminders } from "#app/domain/reminders/commands/close-reminders.server.ts";
import { sweepEverywhere } from "#app/domain/reminders/commands/sweep-everywhere.server.ts";
import { listLettersOf } from "#app/domain/reminders/queries.server.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";
import { sendMinutesWaitingEmail } from "./send-minutes-waiting-email.job.ts";
import { sendReminderEmail } from "./send-reminder-email.job.ts";

/**
 * Each morning, raises what is due in every territory and gives each letter a job of its own; tells the chair of minutes that wait
 * past their delay; closes the notices of what time settled. Run again, it goes on where it broke off: letters of the day are asked for again, and sent once.
 */
export const sweepReminders = defineJob({
	name: "sweep-reminders",
	payload: z.object({}),
	listensTo: [],
	...sweepRetry,
	async run(deps) {
		const today = dayOf(deps.clock());
		const errors = await sweepEverywhere(systemCtx(deps), async (territoryId) => {
			const place = { ...systemCtx(deps), territoryId };
			await closeAnswered(place);
			await closeReminders(place);
			const letters = await reading(systemCtx(deps, territoryId), (tx) => listLettersOf(tx, territoryId, today));
			for (const { kind, objectId: id, personId, stage, dueOn } of letters) {
				const payload = { territoryId, kind, id, stage, dueOn, personId, raisedOn: today };
				await deps.enqueue(sendReminderEmail.name, payload, `${sendReminderEmail.name}-${kind}-${id}-${stage}-${dueOn}-${personId}`);
			}
		});
		for (const waiting of await sweeping(systemCtx(deps), (tx) => listUnanswered(tx, today))) {
			const { name } = sendMinutesWaitingEmail;
			await deps.enqueue(name, waiting, `${name}-${waiting.minutesId}-${waiting.submittedOn}`);
		}
		if (errors.length > 0) throw errors[0];
	},
});
