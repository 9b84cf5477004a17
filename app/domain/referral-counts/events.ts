import { z } from "zod";
import { documentFormats, tableFormats } from "../kernel/document.ts";
import { defineEvent } from "../kernel/record-event.server.ts";

/** The published tables of a year left the workspace. */
export const countsExported = defineEvent(
	"referral-counts.exported",
	z.object({ year: z.number().int(), format: z.enum([...documentFormats, ...tableFormats]) }),
);
