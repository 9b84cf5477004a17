import { z } from "zod";
import { listChanged } from "#app/domain/convocations/announced.server.ts";
import { announceChange } from "#app/domain/convocations/commands/announce-change.server.ts";
import { settlingMs } from "#app/domain/convocations/rules.ts";
import { sweeping } from "#app/domain/kernel/context.server.ts";
import { listPeopleToWriteTo } from "#app/domain/notices/settled.server.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";
import { sendNoticesEmail } from "./send-notices-email.job.ts";

/** Every few minutes, what has settled: changes of convoked meetings are told, and each person's notices are one mail. */
export const sweepNotices = defineJob({
	name: "sweep-notices",
	payload: z.object({}),
	listensTo: [],
	...sweepRetry,
	async run(deps) {
		const ctx = systemCtx(deps);
		const { now } = ctx;
		const minute = Math.floor(now.getTime() / 60_000);
		for (const personId of await sweeping(ctx, (tx) => listPeopleToWriteTo(tx, now)))
			await deps.enqueue(sendNoticesEmail.name, { personId }, `${sendNoticesEmail.name}-${personId}-${minute}`);
		for (const changed of await sweeping(ctx, (tx) => listChanged(tx, new Date(now.getTime() - settlingMs))))
			await announceChange({ ...ctx, territoryId: changed.territoryId }, changed.meetingId, changed.changedBy ?? undefined);
	},
});
