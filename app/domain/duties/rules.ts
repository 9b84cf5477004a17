import { type Day, plusDays } from "../kernel/calendar.ts";
import type { DutyGroup } from "./types.ts";

/** Beyond this, what is due does not wait for anyone yet. */
const upcomingDays = 30;

/** The last day that counts as upcoming. */
export const horizonOf = (today: Day): Day => plusDays(today, upcomingDays);

/** Due today is not late: the day belongs to whoever works it. */
export const groupByDue = (dueOn: Day, today: Day): DutyGroup => (dueOn < today ? "late" : "upcoming");
