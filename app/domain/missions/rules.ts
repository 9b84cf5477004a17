import { type Day, dayOf, plusDays, timeOf } from "../kernel/calendar.ts";
import { RuleViolation } from "../kernel/errors.ts";
import { publicHolidayOn } from "../kernel/public-holidays.ts";
import type { DropInSession, Mission, SessionRule } from "./types.ts";

export const isReviewLate = ({ reviewOn }: Pick<Mission, "reviewOn">, today: Day): boolean => reviewOn !== null && reviewOn < today;

/** After six months without a word, nobody should be sent there before someone says that it still holds. */
export function isToConfirm({ confirmedOn, endsOn }: Pick<DropInSession, "confirmedOn" | "endsOn">, today: Day): boolean {
	if (isOver({ endsOn }, today)) return false;
	return confirmedOn === null || confirmedOn < monthsBefore(today, 6);
}

export const isOver = ({ endsOn }: Pick<SessionRule, "endsOn">, today: Day): boolean => endsOn !== null && endsOn < today;

/** The same date so many months before; the last day of a month too short for it. */
export function monthsBefore(day: Day, count: number): Day {
	const [year, month, date] = day.split("-").map(Number) as [number, number, number];
	const last = new Date(Date.UTC(year, month - count, 0)).getUTCDate();
	return new Date(Date.UTC(year, month - 1 - count, Math.min(date, last))).toISOString().slice(0, 10) as Day;
}

/** Beyond a year and a half without a date, there is none worth telling. */
const horizon = 550;

/**
 * The next days that a session is held, today included until it closes. A fortnightly one counts its weeks from its first day; a day
 * that is closed or a public holiday is lost, not moved, and does not shift the others.
 */
export function nextDates(session: SessionRule, now: Date, count = 3): Day[] {
	const today = dayOf(now);
	const from = timeOf(now) < session.closesAt.slice(0, 5) ? today : plusDays(today, 1);
	const first = firstDay(session);
	const start = from > first ? from : first;
	const found: Day[] = [];
	for (let step = 0; step < horizon && found.length < count; step++) {
		const day = plusDays(start, step);
		if (session.endsOn !== null && day > session.endsOn) break;
		if (falls(session, first, day) && !session.closedOn.includes(day) && publicHolidayOn(day, session.department) === undefined)
			found.push(day);
	}
	return found;
}

/** From Monday, 1, to Sunday, 7. */
const weekdayOf = (day: Day): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

/** The first such weekday from the day it begins. */
const firstDay = ({ startsOn, weekday }: SessionRule): Day => plusDays(startsOn, (weekday - weekdayOf(startsOn) + 7) % 7);

function falls({ rhythm, weekday, nth }: SessionRule, first: Day, day: Day): boolean {
	if (weekdayOf(day) !== weekday) return false;
	if (rhythm === "weekly") return true;
	if (rhythm === "fortnightly") return daysApart(first, day) % 14 === 0;
	if (nth === -1) return plusDays(day, 7).slice(0, 7) !== day.slice(0, 7);
	return Math.ceil(Number(day.slice(8)) / 7) === nth;
}

const daysApart = (from: Day, to: Day): number =>
	Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);

/** What the schema cannot say of one field alone. */
export function assertHolds(session: SessionRule): void {
	if (session.closesAt <= session.opensAt) throw new RuleViolation("drop-in-session.closes-before", "closesAt");
	if (session.endsOn !== null && session.endsOn < session.startsOn) throw new RuleViolation("drop-in-session.ends-before", "endsOn");
	if ((session.rhythm === "monthly") !== (session.nth !== null)) throw new RuleViolation("drop-in-session.nth", "nth");
}
