import { z } from "zod";
import { referralDuties } from "../kernel/actor.ts";
import { defineEvent } from "../kernel/record-event.server.ts";

/** Which settings moved, by their names; what they became is in the table. */
export const referralSettingsChanged = defineEvent("referral-settings.changed", z.object({ fields: z.array(z.string()) }));
export const referralOrganisationChanged = defineEvent(
	"referral-organisation.changed",
	z.object({ organisationId: z.uuid(), fields: z.array(z.string()) }),
);

const duty = { dutyId: z.uuid(), personId: z.uuid(), organisationId: z.uuid(), duty: z.enum(referralDuties) };
export const referralDutyGranted = defineEvent("referral-duty.granted", z.object(duty));
export const referralDutyEnded = defineEvent("referral-duty.ended", z.object(duty));

/** A manager gave a place of a referral to another of their agents, and may have ended somebody's reading. */
export const referralHandedOver = defineEvent(
	"referral.handed-over",
	z.object({ referralId: z.uuid(), recipientId: z.uuid().nullable(), personId: z.uuid(), endedPersonId: z.uuid().nullable() }),
);
