import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const place = { referralId: z.uuid(), recipientId: z.uuid() };

/** A wait lasts: whom it is for follows from its stage. */
export const referralReminded = defineEvent("referral.reminded", z.object({ ...place, stage: z.number().int().min(1).max(4) }));

// the link of an organisation without account
export const referralLinkAsked = defineEvent("referral.link-asked", z.object(place));
export const referralLinkIssued = defineEvent("referral.link-issued", z.object(place));
export const referralLinkOpened = defineEvent("referral.link-opened", z.object(place));
export const referralLinkClosed = defineEvent("referral.link-closed", z.object(place));
