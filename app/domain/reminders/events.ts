import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const object = { reminderKind: z.string(), objectId: z.string() };
export const reminderSentByHand = defineEvent("reminder.sent-by-hand", z.object({ ...object, day: z.string() }));
export const reminderPostponed = defineEvent("reminder.postponed", z.object({ ...object, untilOn: z.string() }));
export const reminderStopped = defineEvent("reminder.stopped", z.object(object));
export const reminderResumed = defineEvent("reminder.resumed", z.object(object));
// of referrals: no steward reads what begins so in the journal
export const referralReminderSentByHand = defineEvent("referral.reminder-sent-by-hand", reminderSentByHand.payload);
export const referralReminderPostponed = defineEvent("referral.reminder-postponed", reminderPostponed.payload);
export const referralReminderStopped = defineEvent("referral.reminder-stopped", reminderStopped.payload);
export const referralReminderResumed = defineEvent("referral.reminder-resumed", reminderResumed.payload);
/** `of`: the rhythm of a kind (of a body, when one is named), or the territory's quiet holidays. */
export const reminderRuleChanged = defineEvent(
	"reminder-rule.changed",
	z.object({ of: z.string(), committeeId: z.string().nullable(), isReset: z.boolean() }),
);
