import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const sheetImport = z.object({ importId: z.string() });

export const importUploaded = defineEvent("import.uploaded", sheetImport);
export const importMapped = defineEvent("import.mapped", sheetImport);
export const importRequested = defineEvent("import.requested", sheetImport.extend({ requestedBy: z.string() }));
export const importCompleted = defineEvent(
	"import.completed",
	sheetImport.extend({ created: z.number().int(), changed: z.number().int(), unchanged: z.number().int() }),
);
export const importFailed = defineEvent("import.failed", sheetImport.extend({ reason: z.string() }));
export const importUndone = defineEvent("import.undone", sheetImport.extend({ removed: z.number().int(), restored: z.number().int() }));
export const importDiscarded = defineEvent("import.discarded", sheetImport);
