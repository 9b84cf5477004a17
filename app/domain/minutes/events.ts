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
export const minutesApproved = defineEvent("minutes.approved", payload.extend({ sha256: z.string(), isBySilence: z.boolean().optional() }));
const remark = payload.extend({ remarkId: z.string() });
export const minutesRemarkMade = defineEvent("minutes.remark-made", remark);
export const minutesRemarkResolved = defineEvent("minutes.remark-resolved", remark);
export const minutesObserved = defineEvent("minutes.observed", payload);
const erratum = payload.extend({ erratumId: z.string() });
export const erratumProposed = defineEvent("minutes.erratum-proposed", erratum);
export const erratumApproved = defineEvent("minutes.erratum-approved", erratum);
export const erratumRefused = defineEvent("minutes.erratum-refused", erratum);
/** `minutesId` is of the new text, `replacedId` of the approved one, which is kept. */
export const minutesReopened = defineEvent("minutes.reopened", payload.extend({ replacedId: z.string() }));
const version = payload.extend({ number: z.number() });
export const minutesVersionNamed = defineEvent("minutes.version-named", version);
/** `number` is of the version taken up again; the text before it was kept first. */
export const minutesVersionRestored = defineEvent("minutes.version-restored", version);
