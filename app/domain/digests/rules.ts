import { type Day, instantAt, plusDays } from "../kernel/calendar.ts";

/** Fixed public holidays of metropolitan France, 'MM-DD'. */
const fixed = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];

/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const afterEaster = [1, 39, 50];

/** Monday to Friday, public holidays left out. */
export function isWorkingDay(day: Day): boolean {
	const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
	if (weekday === 0 || weekday === 6 || fixed.includes(day.slice(5))) return false;
	const easter = easterOf(Number(day.slice(0, 4)));
	return !afterEaster.some((count) => plusDays(easter, count) === day);
}

/** The day that a digest covers: from the half past seven of the day before to that of the day. */
export const windowOf = (day: Day): { startsAt: Date; endsAt: Date } => ({
	startsAt: instantAt(plusDays(day, -1), "07:30"),
	endsAt: instantAt(day, "07:30"),
});

/** Easter Sunday of the Gregorian calendar (Butcher's algorithm, 1876). */
function easterOf(year: number): Day {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
	const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
	const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
	const two = (value: number) => String(value).padStart(2, "0");
	return `${year}-${two(Math.floor(f / 31))}-${two((f % 31) + 1)}` as Day;
}
