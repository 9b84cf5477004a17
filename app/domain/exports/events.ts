import { z } from "zod";
import { documentFormats, tableFormats } from "../kernel/document.ts";
import { defineEvent } from "../kernel/record-event.server.ts";

/** Data left the workspace. Sheets printed whole are named; a list is told by its length. */
export const sheetsExported = defineEvent(
	"sheets.exported",
	z.object({ sheetIds: z.array(z.string()), count: z.number().int(), format: z.enum([...documentFormats, ...tableFormats]) }),
);
export const indicatorsExported = defineEvent("indicators.exported", z.object({ count: z.number().int(), format: z.enum(tableFormats) }));
/** A long document was asked for: a job prepares it, and its fetching is told apart. */
export const exportRequested = defineEvent(
	"export.requested",
	z.object({ exportId: z.string(), count: z.number().int(), format: z.enum(documentFormats) }),
);
