import { z } from "zod";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { reading, sweeping } from "#app/domain/kernel/context.server.ts";
import { listUnanswered } from "#app/domain/minutes/silence.server.ts";
import { sweepTerritory } from "#app/domain/reminders/commands/sweep-territory.server.ts";
import { listLettersOf, listTerritoriesToSweep } from "#app/domain/reminders/queries.server.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";
import { sendMinutesWaitingEmail } from "./send-minutes-waiting-email.job.ts";
import { sendReminderEmail } from "./send-reminder-email.job.ts";

/**
 * Each morning, raises what is due in every territory and gives each letter a job of its own; tells the chair of minutes that wait
 * past their delay. Run again, it goes on where it broke off: letters of the day are asked for again, and sent once.
 */
export const sweepReminders = defineJob({
	name: "sweep-reminders",
	payload: z.object({}),
	listensTo: [],
	...sweepRetry,
	async run(deps) {
		const today = dayOf(deps.clock());
		const errors: unknown[] = [];
		for (const territoryId of await sweeping(systemCtx(deps), listTerritoriesToSweep)) {
			const ctx = { ...systemCtx(deps, territoryId), territoryId };
			// what goes wrong in one territory keeps no other waiting
			try {
				await sweepTerritory(ctx);
				for (const { kind, objectId: id, personId, stage, dueOn } of await reading(ctx, (tx) => listLettersOf(tx, territoryId, today))) {
					const payload = { territoryId, kind, id, stage, dueOn, personId, raisedOn: today };
					await deps.enqueue(sendReminderEmail.name, payload, `${sendReminderEmail.name}-${kind}-${id}-${stage}-${dueOn}-${personId}`);
				}
			} catch (error) {
				errors.push(error);
			}
		}
		for (const waiting of await sweeping(systemCtx(deps), (tx) => listUnanswered(tx, today))) {
			const { name } = sendMinutesWaitingEmail;
			await deps.enqueue(name, waiting, `${name}-${waiting.minutesId}-${waiting.submittedOn}`);
		}
		if (errors.length > 0) throw errors[0];
	},
});
