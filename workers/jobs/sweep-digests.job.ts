import { z } from "zod";
import { listDigestReaders } from "#app/domain/digests/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { sweeping } from "#app/domain/kernel/context.server.ts";
import { isWorkingDay } from "#app/domain/kernel/working-days.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";
import { sendDigestEmail } from "./send-digest-email.job.ts";

/** On working days, a digest job for everyone who works somewhere; whether anything waits for them is seen when it is sent. */
export const sweepDigests = defineJob({
	name: "sweep-digests",
	payload: z.object({}),
	listensTo: [],
	...sweepRetry,
	async run(deps) {
		const ctx = systemCtx(deps);
		const day = dayOf(ctx.now);
		if (!isWorkingDay(day)) return;
		for (const personId of await sweeping(ctx, (tx) => listDigestReaders(tx, day))) {
			await deps.enqueue(sendDigestEmail.name, { personId, day }, `${sendDigestEmail.name}-${personId}-${day}`);
		}
	},
});
