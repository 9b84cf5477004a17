import { TZDate } from "@date-fns/tz";
import { type Day, zone as franceZone, plusDays } from "../kernel/calendar.ts";
import type { Department } from "../kernel/public-holidays.ts";
import { isWorkingDay } from "../kernel/working-days.ts";
import { zoneOf } from "../kernel/zones.ts";
import type { DigestClock, DigestPreference, DigestWindow } from "./types.ts";

export const defaultPreference: DigestPreference = { rhythm: "daily", atTime: "07:30", weekday: 1, zone: franceZone };

/** Until the person chose: by the clocks of the place where they work; of France where they work in several. */
export function preferenceIn(departments: readonly Department[]): DigestPreference {
	const [zone, ...others] = new Set(departments.map(zoneOf));
	return { ...defaultPreference, zone: zone && others.length === 0 ? zone : franceZone };
}

const worksOn = (day: Day, { departments = [] }: DigestClock): boolean =>
	departments.length === 0 ? isWorkingDay(day) : departments.some((department) => isWorkingDay(day, department));

const hour = 3_600_000;
/** Later than this a digest is no news: the next one covers its window. */
export const latestMs = 12 * hour;
/** Its job is over by then, whatever its mail server does: the window may be given to the next digest. */
export const abandonedMs = latestMs + hour / 2;
/** A digest handed to the queue this long ago and still waiting may have been lost with it: it is handed over again, under its own id. */
export const handedMs = hour * 0.75;
/** What a command wrote in the last minute may not be committed when the digest is made: facts are taken up to a minute before. */
export const commitMarginMs = 60_000;

// a sweep asks this of everyone: a formatter is costly to make and cheap to use
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The day that clocks show there at this instant. */
export function dayIn(instant: Date, zone: string): Day {
	const formatter = formatters.get(zone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" });
	formatters.set(zone, formatter);
	return formatter.format(instant) as Day;
}

function momentOf(day: Day, { atTime, zone }: DigestPreference): Date {
	const [year, month, date] = day.split("-").map(Number) as [number, number, number];
	const [hours, minutes] = atTime.split(":").map(Number) as [number, number];
	// an hour that the clocks skip is the same hour a little later; of one that comes twice it is always the same of both
	return new Date(new TZDate(year, month - 1, date, hours, minutes, zone).getTime());
}

/** Whether the person hears on this day: a working day and, of a weekly digest, theirs, or the first working day after it. */
export function isDigestDay(day: Day, clock: DigestClock): boolean {
	const { rhythm, weekday } = clock;
	if (rhythm === "none" || !worksOn(day, clock)) return false;
	if (rhythm === "daily") return true;
	for (let wanted = day; ; wanted = plusDays(wanted, -1)) {
		if (new Date(`${wanted}T12:00:00Z`).getUTCDay() === weekday) return true;
		if (worksOn(plusDays(wanted, -1), clock)) return false;
	}
}

/** The last moment up to this instant at which the person hears; null when they want no digest. */
export function momentUpTo(instant: Date, preference: DigestClock): Date | null {
	if (preference.rhythm === "none") return null;
	for (let day = dayIn(instant, preference.zone); ; day = plusDays(day, -1)) {
		if (!isDigestDay(day, preference)) continue;
		const moment = momentOf(day, preference);
		if (moment <= instant) return moment;
	}
}

/**
 * The window that is due now, if one is. It starts where the last one ended, however long ago, and ends at the moment the person
 * chose: whatever was missed in between, away or not, is in it. At most one a day on the person's clock, even on the day they change
 * their hour.
 * @param lastEnd of the person's last window; null before the first one, which covers one rhythm
 */
export function dueWindow(now: Date, preference: DigestClock, lastEnd: Date | null, isAway = (_: Day) => false): DigestWindow | null {
	const { zone } = preference;
	const endsAt = momentUpTo(now, preference);
	if (!endsAt || now.getTime() - endsAt.getTime() > latestMs || isAway(dayIn(endsAt, zone))) return null;
	if (!lastEnd) {
		const before = (moment: Date) => momentUpTo(new Date(moment.getTime() - 1), preference) as Date;
		let startsAt = before(endsAt);
		while (isAway(dayIn(startsAt, zone))) startsAt = before(startsAt);
		return { startsAt, endsAt };
	}
	return lastEnd < endsAt && dayIn(lastEnd, zone) < dayIn(endsAt, zone) ? { startsAt: lastEnd, endsAt } : null;
}

/** One of each territory in turn, and within it one of each mail domain: whoever has the most people does not keep the others waiting. */
export function inTurns<Item>(items: readonly Item[], ...keys: ((item: Item) => string)[]): Item[] {
	const [key, ...inner] = keys;
	if (!key) return [...items];
	const lines = [...Map.groupBy(items, key).values()].map((line) => inTurns(line, ...inner));
	const longest = Math.max(0, ...lines.map(({ length }) => length));
	return Array.from({ length: longest }, (_, turn) => lines.flatMap((line) => (turn < line.length ? [line[turn] as Item] : []))).flat();
}
