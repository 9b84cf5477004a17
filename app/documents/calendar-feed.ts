import { TZDate } from "@date-fns/tz";
import ical, { ICalCalendarMethod, type ICalEventData, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import type { CalendarEntry } from "#app/domain/calendar/types.ts";
import { plusDays, zone } from "#app/domain/kernel/calendar.ts";
import { calendarKindLabels } from "#app/messages/calendar.ts";
import { entrySummary } from "#app/messages/calendar-feeds.ts";
import { printable, uidOf, withZone } from "./calendar-zone.ts";

export interface CalendarToWrite {
	/** Shown by the program: « Comité insertion – CCALS ». */
	name: string;
	/** When its address was made. */
	createdAt: Date;
	publicUrl: URL;
	entries: readonly CalendarEntry[];
}

/** How often programs are asked to come back. Many come less often, whatever is asked. */
const hoursBetweenReadings = 1;

/** A calendar as iCalendar text (RFC 5545 and 7986), the same to the byte as long as nothing in it has changed. */
export function calendarText({ name, createdAt, publicUrl, entries }: CalendarToWrite): string {
	const calendar = ical({
		// the library writes this name as it comes
		name: escaped(printable(name)),
		prodId: { company: "Maillage", product: "Calendrier", language: "FR" },
		method: ICalCalendarMethod.PUBLISH,
		ttl: hoursBetweenReadings * 3_600,
	});
	for (const entry of entries) calendar.createEvent(eventOf(entry, createdAt, publicUrl));
	return withZone(calendar.toString());
}

function eventOf(entry: CalendarEntry, createdAt: Date, publicUrl: URL): ICalEventData {
	const { uid, kind, title, context, territoryName, place, status, href, revision } = entry;
	const url = new URL(href, publicUrl).href;
	return {
		id: uidOf(uid, publicUrl),
		sequence: revision,
		// When each thing changed is not kept. What a program needs of this stamp is that the newer of two is the later: it grows with the revision.
		stamp: new Date(Math.floor(createdAt.getTime() / 1000 + revision) * 1000),
		...timeOf(entry),
		summary: printable(entrySummary(kind, status, title)),
		description: printable(`${context} – ${territoryName}\n${url}`),
		location: place && printable(place),
		url,
		status: status === "cancelled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
		categories: [{ name: calendarKindLabels[kind] }],
	};
}

/** A meeting has its hours, in French time; all else takes a day, which leaves its owner free. */
function timeOf({ day, startsAt, endsAt, status }: CalendarEntry) {
	if (!startsAt)
		return { start: midnight(day), end: midnight(plusDays(day, 1)), allDay: true, transparency: ICalEventTransparency.TRANSPARENT };
	return {
		start: new TZDate(startsAt, zone),
		end: endsAt && new TZDate(endsAt, zone),
		timezone: zone,
		transparency: status === "cancelled" ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
	};
}

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

const escaped = (text: string) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
