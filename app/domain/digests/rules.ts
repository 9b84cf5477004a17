import { type Day, instantAt, plusDays } from "../kernel/calendar.ts";

/** The day that a digest covers: from the half past seven of the day before to that of the day. */
export const windowOf = (day: Day): { startsAt: Date; endsAt: Date } => ({
	startsAt: instantAt(plusDays(day, -1), "07:30"),
	endsAt: instantAt(day, "07:30"),
});
