import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";
import { cuts, editionContents } from "./types.ts";

const minutes = z.object({ minutesId: z.string(), meetingId: z.string(), committeeId: z.string() });

/** A copy left the product: who took which. */
export const minutesExported = defineEvent(
	"minutes.exported",
	minutes.extend({ cut: z.enum(cuts), contents: z.enum(editionContents), format: z.string() }),
);
/** Letters wait to be sent; their recipients are rows. */
export const minutesDistributed = defineEvent("minutes.distributed", minutes.extend({ mailingId: z.string() }));
export const letterheadEdited = defineEvent("territory.letterhead-edited", z.object({}));
