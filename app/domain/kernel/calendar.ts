import { TZDate } from "@date-fns/tz";
import { format } from "date-fns";
import { z } from "zod";

/** All of the product's days and hours are those of metropolitan France. */
export const zone = "Europe/Paris";

/** A calendar day as text, 'YYYY-MM-DD': no hour, no zone. */
export type Day = string & z.core.$brand<"Day">;

/** Of a century that a programme may know: beyond, clocks and the database disagree on what a year is. */
export const Day = z.iso
	.date({ error: "invalid.date", abort: true })
	.refine((text) => text >= "1900-01-01" && text < "2200-01-01", "invalid.date")
	.transform((text) => text as Day);

/** The day it is in France at this instant. */
export const dayOf = (instant: Date): Day => format(new TZDate(instant, zone), "yyyy-MM-dd") as Day;

export const plusDays = (day: Day, count: number): Day => {
	const at = new Date(`${day}T12:00:00Z`);
	at.setUTCDate(at.getUTCDate() + count);
	return at.toISOString().slice(0, 10) as Day;
};

/** So many times twenty-four hours before an instant: for how long things are kept, not for calendars. */
export const daysBefore = (instant: Date, days: number): Date => new Date(instant.getTime() - days * 86_400_000);

/** The instant at which a French wall clock shows this day and time ('HH:MM'). */
export const instantAt = (day: Day, time: string): Date => {
	const [year, month, date] = day.split("-").map(Number) as [number, number, number];
	const [hours, minutes] = time.split(":").map(Number) as [number, number];
	return new Date(new TZDate(year, month - 1, date, hours, minutes, zone).getTime());
};

/** The time that French clocks show at this instant, 'HH:MM'. */
export const timeOf = (instant: Date): string => format(new TZDate(instant, zone), "HH:mm");
