import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const indicator = z.object({ indicatorId: z.string(), sheetId: z.string() });

export const indicatorAdded = defineEvent("indicator.added", indicator);
export const indicatorEdited = defineEvent("indicator.edited", indicator);
export const measurementRecorded = defineEvent("measurement.recorded", indicator.extend({ measurementId: z.string() }));
export const measurementCorrected = defineEvent("measurement.corrected", indicator.extend({ measurementId: z.string() }));
export const measurementAccepted = defineEvent("measurement.accepted", indicator.extend({ measurementId: z.string() }));
export const measurementReturned = defineEvent("measurement.returned", indicator.extend({ measurementId: z.string() }));
