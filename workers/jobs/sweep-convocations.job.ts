import { z } from "zod";
import { listConvoked, listConvokedMeetings } from "#app/domain/convocations/queries.server.ts";
import { dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { sweeping } from "#app/domain/kernel/context.server.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";
import { sendConvocationEmail } from "./send-convocation-email.job.ts";

/** Two days before a meeting, reminds those who come and those who have not answered; the day after if this morning was missed. */
export const sweepConvocations = defineJob({
	name: "sweep-convocations",
	payload: z.object({}),
	listensTo: [],
	...sweepRetry,
	async run(deps) {
		const ctx = systemCtx(deps);
		const today = dayOf(ctx.now);
		for (const day of [plusDays(today, 2), plusDays(today, 1)]) {
			const letters = await sweeping(ctx, async (tx) => {
				const found = [];
				for (const meeting of await listConvokedMeetings(tx, day)) {
					const people = await listConvoked(tx, meeting.territoryId, meeting.meetingId, today);
					found.push(...people.filter(({ answer, email }) => answer !== "no" && email).map(({ id }) => ({ ...meeting, recipientId: id })));
				}
				return found;
			});
			for (const letter of letters) {
				const payload = { ...letter, kind: "reminder", occasion: `${letter.meetingId}/${day}` };
				await deps.enqueue(sendConvocationEmail.name, payload, `${sendConvocationEmail.name}-reminder-${day}-${letter.recipientId}`);
			}
		}
	},
});
