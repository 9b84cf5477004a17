import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";
import { refusalReasons, requestAnswers, requestKinds } from "./types.ts";

const request = { demandId: z.uuid(), requestId: z.uuid(), referralId: z.uuid() };

export const requestOpened = defineEvent("referral.request-opened", z.object({ ...request, kind: z.enum(requestKinds) }));
export const requestClosed = defineEvent(
	"referral.request-closed",
	z.object({ ...request, kind: z.enum(requestKinds), answer: z.enum(requestAnswers), reason: z.enum(refusalReasons).nullable() }),
);
/** The sender's readers are asked to put right what they sent. */
export const rectificationAsked = defineEvent("referral.rectification-asked", z.object(request));
/** The person objected: nothing goes further, and the recipients are told. */
export const referralObjected = defineEvent("referral.objected", z.object({ ...request, recipientIds: z.array(z.uuid()) }));
export const objectionLifted = defineEvent("referral.objection-lifted", z.object({ ...request, recipientIds: z.array(z.uuid()) }));
/** Nothing goes further while the limitation that the person asked for is open (RGPD, art. 18). */
export const processingLimited = defineEvent("referral.limited", z.object({ ...request, recipientIds: z.array(z.uuid()) }));
export const limitationLifted = defineEvent("referral.limitation-lifted", z.object({ ...request, recipientIds: z.array(z.uuid()) }));
/** Erased at once by the workers, or put on a list that waits for the archives. */
export const erasureGranted = defineEvent("referral.erasure-granted", z.object({ ...request, listId: z.uuid().nullable() }));

export const referralArchived = defineEvent("referral.archived", z.object({ referralId: z.uuid() }));
export const attachmentsRemoved = defineEvent("referral.attachments-expired", z.object({ referralId: z.uuid(), count: z.number().int() }));
export const draftExpired = defineEvent("referral.draft-expired", z.object({ referralId: z.uuid() }));
export const eliminationListed = defineEvent("referral.elimination-listed", z.object({ listId: z.uuid(), count: z.number().int() }));
export const visaRecorded = defineEvent("referral.elimination-visa-recorded", z.object({ listId: z.uuid() }));
export const eliminationConfirmed = defineEvent("referral.elimination-confirmed", z.object({ listId: z.uuid() }));
export const eliminationDone = defineEvent(
	"referral.elimination-done",
	z.object({ listId: z.uuid(), erased: z.number().int(), kept: z.number().int() }),
);
export const referralErased = defineEvent("referral.erased", z.object({ referralId: z.uuid() }));
/** Where the chain of the access journal begins from then on: what was before is gone, and what follows is still verified. */
export const accessPurged = defineEvent(
	"referral.access-purged",
	z.object({ count: z.number().int(), firstSeq: z.number().int(), previousHash: z.string().length(64) }),
);
