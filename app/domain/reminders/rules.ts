import { type Day, plusDays } from "../kernel/calendar.ts";
import type { Department } from "../kernel/public-holidays.ts";
import { isWorkingDay } from "../kernel/working-days.ts";
import type { Rhythm } from "./catalogue.ts";
import type { ReminderStage } from "./types.ts";

/** Of a date that nobody ever settles, a reminder stops being one: after two years it is no longer repeated. */
export const longestLateDays = 730;
/** After a longer stop of the product, what was missed before is not told any more. */
const longestCatchUpDays = 45;

/** Days during which a territory wants to hear nothing. */
export interface QuietPeriod {
	startsOn: Day;
	endsOn: Day;
}

/** Each period with the days off that follow it, where the territory is. */
export function quietPeriods(holidays: readonly QuietPeriod[], department: Department): QuietPeriod[] {
	return holidays.map(({ startsOn, endsOn }) => {
		let last = endsOn;
		while (!isWorkingDay(plusDays(last, 1), department)) last = plusDays(last, 1);
		return { startsOn, endsOn: last };
	});
}

/** What falls on a quiet day waits for the first one after. */
export const isQuiet = (day: Day, periods: readonly QuietPeriod[]): boolean =>
	periods.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);

/** The days whose reminders are told today: today, and those on which nothing was swept. None on a quiet day. */
export function sweptDays(today: Day, sweptUntil: Day | null, periods: readonly QuietPeriod[]): Day[] {
	if (isQuiet(today, periods)) return [];
	const yesterday = plusDays(today, -1);
	const earliest = plusDays(today, -longestCatchUpDays);
	let last = sweptUntil === null || sweptUntil > yesterday ? yesterday : sweptUntil;
	if (last < earliest) last = earliest;
	const days: Day[] = [];
	for (let day = plusDays(last, 1); day <= today; day = plusDays(day, 1)) days.push(day);
	return days;
}

/** A date that is reminded of today. */
export interface DueDate {
	dueOn: Day;
	stage: ReminderStage;
	/** How many times whoever should act was reminded late; zero until then. */
	late: number;
}

const beforeStage = (days: number): ReminderStage => (days === 0 ? "day" : `before-${days}`);

/**
 * The dates that a rhythm reminds of today, each at its latest stage among the days that are swept: what was missed collapses into
 * one. A date that passed meanwhile is no longer announced, unless it is told late anyway.
 */
export function dueDates({ isOn, daysBefore, lateEveryDays }: Rhythm, days: readonly Day[]): DueDate[] {
	const today = days.at(-1);
	if (!isOn || !today) return [];
	const found = new Map<Day, DueDate>();
	for (const day of days) {
		for (const before of daysBefore) {
			const dueOn = plusDays(day, before);
			if (dueOn >= today || before === 0 || lateEveryDays !== null) found.set(dueOn, { dueOn, stage: beforeStage(before), late: 0 });
		}
		if (lateEveryDays === null) continue;
		for (let late = 1; late * lateEveryDays <= longestLateDays; late++) {
			const dueOn = plusDays(day, -late * lateEveryDays);
			found.set(dueOn, { dueOn, stage: `late-${late}`, late });
		}
	}
	return [...found.values()];
}

/** Whom a late reminder reaches beside whoever should act: 1 whoever leads, 2 the territory's officer too. */
export function climbOf({ climbsAfter }: Rhythm, late: number): 0 | 1 | 2 {
	if (climbsAfter === null || late < climbsAfter) return 0;
	return late < 2 * climbsAfter ? 1 : 2;
}

interface Held {
	/** Null: stopped. */
	untilOn: Day | null;
}

/** The first day after `from` on which the date is reminded of, quiet days and holds counted; null when it never is again. */
export function nextReminderOn(
	rhythm: Rhythm,
	dueOn: Day,
	from: Day,
	periods: readonly QuietPeriod[],
	hold: Held | null = null,
): Day | null {
	if (hold?.untilOn === null) return null;
	const told: Day[] = [];
	if (hold?.untilOn && hold.untilOn > from) told.push(firstLoudDay(hold.untilOn, periods));
	else if (rhythm.isOn) {
		const { daysBefore, lateEveryDays } = rhythm;
		for (const days of daysBefore) {
			const day = firstLoudDay(plusDays(dueOn, -days), periods);
			if (day <= dueOn || days === 0 || lateEveryDays !== null) told.push(day);
		}
		if (lateEveryDays !== null)
			for (let late = 1; late * lateEveryDays <= longestLateDays; late++) {
				const day = plusDays(dueOn, late * lateEveryDays);
				// one of before may be told after `from`, when it fell on a quiet day
				told.push(firstLoudDay(day, periods));
				if (day > from) break;
			}
	}
	const coming = told.filter((day) => day > from);
	return coming.length > 0 ? coming.reduce((first, day) => (day < first ? day : first)) : null;
}

function firstLoudDay(day: Day, periods: readonly QuietPeriod[]): Day {
	let one = day;
	while (isQuiet(one, periods)) one = plusDays(one, 1);
	return one;
}

/** How many days a mail may wait for its server before what it says is stale. */
const daysToSend = 2;

/**
 * Whether the mail still makes sense: it may have waited for a mail server. What announces a date holds until the day before it; the
 * rest for two days.
 */
export function isTimely(stage: ReminderStage, dueOn: Day, raisedOn: Day, today: Day): boolean {
	if (today < raisedOn) return false;
	return stage.startsWith("before-") ? today < dueOn || today === raisedOn : today <= plusDays(raisedOn, daysToSend);
}
