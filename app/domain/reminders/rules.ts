import { type Day, plusDays } from "../kernel/calendar.ts";
import type { ReminderStage } from "./types.ts";

const daysBefore: Record<ReminderStage, number> = { week: 7, day: 0 };

/** The due day that this stage announces today. */
export const dueDayOf = (stage: ReminderStage, today: Day): Day => plusDays(today, daysBefore[stage]);

/**
 * Whether the mail still makes sense: it may have waited for a mail server. The first reminder holds until the day itself, the
 * second for two days more.
 */
export function isTimely(stage: ReminderStage, dueOn: Day, today: Day): boolean {
	const [first, last] = stage === "week" ? [plusDays(dueOn, -7), plusDays(dueOn, -1)] : [dueOn, plusDays(dueOn, 2)];
	return first <= today && today <= last;
}
