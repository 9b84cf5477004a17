import { z } from "zod";
import { minutesDistributed } from "#app/domain/diffusion/events.ts";
import { listLetters } from "#app/domain/diffusion/queries.server.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";
import { eventFields, territoryId } from "../payloads.ts";
import { sendMinutesCopy } from "./send-minutes-copy.job.ts";

/** Gives each copy of minutes that waits a job of its own: an address that is refused keeps nobody else waiting. */
export const announceMinutesCopies = defineJob({
	name: "announce-minutes-copies",
	payload: z.object({ ...eventFields, territoryId, minutesId: z.uuid() }),
	listensTo: [minutesDistributed],
	...sweepRetry,
	async run(deps, { eventId, territoryId: inTerritory, minutesId }) {
		const letters = await reading(systemCtx(deps, inTerritory), (tx) => listLetters(tx, inTerritory, minutesId));
		for (const { id, status } of letters) {
			if (status !== "waiting") continue;
			await deps.enqueue(sendMinutesCopy.name, { territoryId: inTerritory, letterId: id }, `${sendMinutesCopy.name}-${id}-${eventId}`);
		}
	},
});
