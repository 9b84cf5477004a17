import { z } from "zod";
import { runElimination } from "#app/domain/referral-rights/commands/run-elimination.server.ts";
import { eliminationConfirmed } from "#app/domain/referral-rights/events.ts";
import { EliminationId } from "#app/domain/referral-rights/types.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";
import { eventFields, territoryId } from "../payloads.ts";

/** Erases what a list holds, once the DPO confirmed it. */
export const runConfirmedElimination = defineJob({
	name: "run-elimination",
	payload: z.object({ ...eventFields, territoryId, listId: EliminationId }),
	listensTo: [eliminationConfirmed],
	...sweepRetry,
	run: (deps, { territoryId: at, listId }) => runElimination({ ...systemCtx(deps, at), territoryId: at, files: deps.files }, listId),
});
