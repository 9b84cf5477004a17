import { z } from "zod";
import { runImport } from "#app/domain/imports/commands/run-import.server.ts";
import { importRequested } from "#app/domain/imports/events.ts";
import { ImportId } from "#app/domain/imports/types.ts";
import { NotFound } from "#app/domain/kernel/errors.ts";
import { defineJob } from "../define-job.ts";
import { eventFields, personId, territoryId } from "../payloads.ts";

export const runSheetImport = defineJob({
	name: "run-sheet-import",
	payload: z.object({ ...eventFields, territoryId, importId: ImportId, requestedBy: personId }),
	listensTo: [importRequested],
	attempts: 5,
	backoffMs: 5_000,
	run: ({ db, clock }, { territoryId, importId, requestedBy }) =>
		runImport({ db, now: clock(), territoryId }, { importId, requestedBy }).catch((error) => {
			// purged before it ran: there is nothing to try again
			if (!(error instanceof NotFound)) throw error;
		}),
});
