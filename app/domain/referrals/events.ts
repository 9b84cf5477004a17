import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";
import { actions } from "./rules.ts";
import { recipientStates } from "./types.ts";

export * from "./settings-events.ts";
export * from "./time-events.ts";

// Facts of referrals carry ids and codes; no steward reads them (the journal's wall leaves out what begins with "referral.").
const referral = { referralId: z.uuid() };

export const referralStarted = defineEvent("referral.started", z.object(referral));
export const referralDraftSaved = defineEvent("referral.draft-saved", z.object(referral));
export const referralRecipientsChosen = defineEvent("referral.recipients-chosen", z.object(referral));
export const referralDraftDeleted = defineEvent("referral.draft-deleted", z.object(referral));
export const referralNamed = defineEvent("referral.named", z.object(referral));
export const referralNirKept = defineEvent("referral.nir-kept", z.object(referral));
/** One for each recipient: an organisation without account gets its link from it. */
export const referralSent = defineEvent("referral.sent", z.object({ ...referral, recipientId: z.uuid(), isByLink: z.boolean() }));
export const referralAdvanced = defineEvent(
	"referral.advanced",
	z.object({ ...referral, recipientId: z.uuid(), action: z.enum(actions), state: z.enum(recipientStates), isByLink: z.boolean() }),
);
export const referralMessageWritten = defineEvent(
	"referral.message-written",
	z.object({ ...referral, messageId: z.uuid(), recipientId: z.uuid().nullable(), isFromSender: z.boolean() }),
);
export const referralNoteKept = defineEvent("referral.note-kept", z.object(referral));
export const referralAssigned = defineEvent(
	"referral.assigned",
	z.object({ ...referral, recipientId: z.uuid().nullable(), personId: z.uuid() }),
);
export const agreementCollected = defineEvent(
	"referral.agreement-collected",
	// those that had kept the card alone, and receive everything again
	z.object({ ...referral, agreementId: z.uuid(), restoredIds: z.array(z.uuid()) }),
);
export const agreementWithdrawn = defineEvent(
	"referral.agreement-withdrawn",
	// those that lost everything, then those that keep a part of it
	z.object({ ...referral, agreementId: z.uuid(), recipientIds: z.array(z.uuid()), reducedIds: z.array(z.uuid()) }),
);
/** The agreement ended, and the work done under it too. */
export const agreementLapsed = defineEvent("referral.agreement-lapsed", z.object({ ...referral, recipientId: z.uuid() }));
