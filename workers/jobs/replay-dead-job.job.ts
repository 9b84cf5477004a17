import { z } from "zod";
import { reading } from "#app/domain/kernel/context.server.ts";
import { deadJobReplayed } from "#app/domain/outbox/events.ts";
import { findDeadJob } from "#app/domain/outbox/queries.server.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";
import { eventFields } from "../payloads.ts";

/** Runs a dead job again from the payload that was kept; its deliveries already made are not made again. */
export const replayDeadJob = defineJob({
	name: "replay-dead-job",
	payload: z.object({ ...eventFields, deadJobId: z.uuid() }),
	listensTo: [deadJobReplayed],
	...sweepRetry,
	async run(deps, payload) {
		const job = await reading(systemCtx(deps, payload.territoryId), (tx) => findDeadJob(tx, payload.territoryId, payload.deadJobId));
		if (job) await deps.enqueue(job.name, job.payload, `replay-${payload.eventId}`);
	},
});
