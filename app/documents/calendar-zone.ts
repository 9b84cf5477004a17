import { zone } from "#app/domain/kernel/calendar.ts";

/** Characters that a line of iCalendar may not hold; line breaks are the writer's own. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones
export const printable = (text: string): string => text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, " ");

/** What makes an entry the same one everywhere: in a calendar one subscribes to and in the invitation that came by mail. */
export const uidOf = (entry: string, publicUrl: URL): string => `${entry}@${publicUrl.host}`;

/**
 * The time zone with its two changes a year, placed before whatever component comes first. The library would write it only beside
 * events that name it, and a calendar without any component is not a valid one.
 */
export const withZone = (calendar: string): string =>
	`${calendar}\r\n`.replace(/^(?=BEGIN:VEVENT|END:VCALENDAR)/m, () => `${paris.join("\r\n")}\r\n`);

const paris = [
	"BEGIN:VTIMEZONE",
	`TZID:${zone}`,
	"BEGIN:DAYLIGHT",
	"DTSTART:19960331T020000",
	"TZOFFSETFROM:+0100",
	"TZOFFSETTO:+0200",
	"TZNAME:CEST",
	"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
	"END:DAYLIGHT",
	"BEGIN:STANDARD",
	"DTSTART:19961027T030000",
	"TZOFFSETFROM:+0200",
	"TZOFFSETTO:+0100",
	"TZNAME:CET",
	"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
	"END:STANDARD",
	"END:VTIMEZONE",
];
