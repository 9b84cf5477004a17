import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { CommitteeId } from "../kernel/ids.ts";
import { orNull } from "../kernel/inputs.ts";
import { heldKinds, reminderKindCodes } from "./types.ts";

/** « 30, 7, 0 »: the latest first, each once. */
const DaysBefore = z
	.string()
	.default("")
	.transform((text) =>
		text
			.split(/[\s,;]+/)
			.filter(Boolean)
			.map(Number),
	)
	.refine((days) => days.every((each) => Number.isInteger(each) && each >= 0 && each <= 180), "reminder.days")
	.transform((days) => [...new Set(days)].sort((a, b) => b - a))
	.refine((days) => days.length <= 6, "reminder.days");

const rule = { kind: z.enum(reminderKindCodes), committeeId: orNull(CommitteeId), revision: z.coerce.number().int().min(0) };
export const SetRhythm = z.strictObject({
	...rule,
	isOn: z.boolean().default(false),
	daysBefore: DaysBefore,
	lateEveryDays: orNull(z.number().int().min(1).max(60)),
	climbsAfter: orNull(z.number().int().min(1).max(12)),
});
export type SetRhythm = z.output<typeof SetRhythm>;
/** Back to the territory's, or to the catalogue's. */
export const ResetRhythm = z.strictObject(rule);
export type ResetRhythm = z.output<typeof ResetRhythm>;

export const KeepQuiet = z.strictObject({ isQuiet: z.boolean().default(false), revision: z.coerce.number().int().min(0) });
export type KeepQuiet = z.output<typeof KeepQuiet>;

const held = { kind: z.enum(heldKinds), objectId: z.uuid() };
export const SendReminder = z.strictObject(held);
export type SendReminder = z.output<typeof SendReminder>;
export const HoldReminder = z.discriminatedUnion("intent", [
	z.strictObject({ ...held, intent: z.literal("postpone"), untilOn: Day }),
	z.strictObject({ ...held, intent: z.literal("stop") }),
	z.strictObject({ ...held, intent: z.literal("resume") }),
]);
export type HoldReminder = z.output<typeof HoldReminder>;
