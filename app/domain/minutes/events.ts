import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const payload = z.object({ minutesId: z.string(), meetingId: z.string(), committeeId: z.string() });

export const minutesStarted = defineEvent("minutes.started", payload);
/** Each autosave: the journal tells who wrote when, and up to which revision. */
export const minutesSaved = defineEvent("minutes.saved", payload.extend({ revision: z.number() }));
/** Every member of the committee may write; or not any more. */
export const minutesOpenedToCommittee = defineEvent("minutes.opened-to-committee", payload);
export const minutesClosedToCommittee = defineEvent("minutes.closed-to-committee", payload);
export const minutesSubmitted = defineEvent("minutes.submitted", payload);
export const minutesChangesRequested = defineEvent("minutes.changes-requested", payload);
/** `sha256` is of the frozen text: the journal vouches for it too. */
export const minutesApproved = defineEvent("minutes.approved", payload.extend({ sha256: z.string() }));
