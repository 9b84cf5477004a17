import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const object = { reminderKind: z.string(), objectId: z.string() };
export const reminderSentByHand = defineEvent("reminder.sent-by-hand", z.object({ ...object, day: z.string() }));
export const reminderPostponed = defineEvent("reminder.postponed", z.object({ ...object, untilOn: z.string() }));
export const reminderStopped = defineEvent("reminder.stopped", z.object(object));
export const reminderResumed = defineEvent("reminder.resumed", z.object(object));
/** `of`: the rhythm of a kind (of a body, when one is named), or the territory's quiet holidays. */
export const reminderRuleChanged = defineEvent(
	"reminder-rule.changed",
	z.object({ of: z.string(), committeeId: z.string().nullable(), isReset: z.boolean() }),
);
