import { z } from "zod";
import { sweeping } from "#app/domain/kernel/context.server.ts";
import { listPeopleToWriteTo } from "#app/domain/notices/settled.server.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";
import { sendNoticesEmail } from "./send-notices-email.job.ts";

/** Every few minutes, a job for each person whose notices have settled: one mail for all of them. */
export const sweepNotices = defineJob({
	name: "sweep-notices",
	payload: z.object({}),
	listensTo: [],
	...sweepRetry,
	async run(deps) {
		const ctx = systemCtx(deps);
		const minute = Math.floor(ctx.now.getTime() / 60_000);
		for (const personId of await sweeping(ctx, (tx) => listPeopleToWriteTo(tx, ctx.now)))
			await deps.enqueue(sendNoticesEmail.name, { personId }, `${sendNoticesEmail.name}-${personId}-${minute}`);
	},
});
