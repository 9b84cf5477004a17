import { z } from "zod";
import { tellFact } from "#app/domain/notices/commands/tell-fact.server.ts";
import { facts } from "#app/domain/notices/facts.server.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";
import { eventFields } from "../payloads.ts";

/** Lets people know of what concerns them: a fact becomes a notice of each. */
export const raiseNoticesOfFact = defineJob({
	name: "raise-notices",
	payload: z.looseObject({ ...eventFields, fact: z.string() }),
	listensTo: facts.map(({ event }) => event),
	...sweepRetry,
	async run(deps, { fact, eventId, territoryId, actorId, ...payload }) {
		// of an account that works nowhere: nobody is concerned
		if (!territoryId) return;
		await tellFact(systemCtx(deps, territoryId), { fact, eventId, territoryId, actorId: actorId ?? null, payload });
	},
});
