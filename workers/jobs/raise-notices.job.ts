import { z } from "zod";
import { tellFact } from "#app/domain/notices/commands/tell-fact.server.ts";
import { facts } from "#app/domain/notices/facts.server.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";
import { eventFields, territoryId } from "../payloads.ts";

/** Lets people know of what concerns them: a fact becomes a notice of each. */
export const raiseNoticesOfFact = defineJob({
	name: "raise-notices",
	payload: z.looseObject({ ...eventFields, territoryId, fact: z.string() }),
	listensTo: facts.map(({ event }) => event),
	...sweepRetry,
	run: (deps, { fact, eventId, territoryId: inTerritory, actorId, ...payload }) =>
		tellFact(systemCtx(deps, inTerritory), { fact, eventId, territoryId: inTerritory, actorId: actorId ?? null, payload }),
});
