import { z } from "zod";
import { sweeping } from "#app/domain/kernel/context.server.ts";
import { RuleViolation } from "#app/domain/kernel/errors.ts";
import { approveSilentMinutes } from "#app/domain/minutes/commands/approve-silent-minutes.server.ts";
import { listSilent } from "#app/domain/minutes/silence.server.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";

/** Approves, each night, what nobody answered in time where the committee's charter takes silence for an answer; nowhere else. */
export const sweepSilentMinutes = defineJob({
	name: "sweep-silent-minutes",
	payload: z.object({}),
	listensTo: [],
	...sweepRetry,
	async run(deps) {
		const silent = await sweeping(systemCtx(deps), listSilent);
		for (const { territoryId, meetingId } of silent) {
			// what became unfit meanwhile (its task's owner left, say) waits for the chair, and keeps no other from being approved
			await approveSilentMinutes({ ...systemCtx(deps, territoryId), territoryId }, { meetingId }).catch((error: unknown) => {
				if (!(error instanceof RuleViolation)) throw error;
			});
		}
	},
});
