import { type Day, plusDays } from "../kernel/calendar.ts";
import type { Duty } from "./types.ts";

/** Beyond this, what is due does not wait for anyone yet. */
const upcomingDays = 30;

/** The last day that counts as upcoming. */
export const horizonOf = (today: Day): Day => plusDays(today, upcomingDays);

/** Where what has a day of its own stands. Due today is not late: the day belongs to whoever works it. */
export const dated = (dueOn: Day, today: Day): Pick<Duty, "group" | "dueOn" | "meetingOn"> => ({
	group: dueOn < today ? "late" : "upcoming",
	dueOn,
	meetingOn: null,
});
