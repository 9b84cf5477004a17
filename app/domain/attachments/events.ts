import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const attachment = z.object({ attachmentId: z.string(), sheetId: z.string() });

export const attachmentAdded = defineEvent("attachment.added", attachment.extend({ sha256: z.string() }));
export const attachmentRemoved = defineEvent("attachment.removed", attachment);
