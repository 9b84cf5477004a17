import { type Day, plusDays } from "./calendar.ts";

/** Easter Sunday, by the Gregorian computus (Meeus, Jones and Butcher). */
export function easterOf(year: number): Day {
	const a = year % 19;
	const [b, c] = [Math.floor(year / 100), year % 100];
	const [d, e] = [Math.floor(b / 4), b % 4];
	const g = Math.floor((8 * b + 13) / 25);
	const h = (19 * a + b - d - g + 15) % 30;
	const [i, k] = [Math.floor(c / 4), c % 4];
	const l = (32 + 2 * e + 2 * i - h - k) % 7;
	const m = Math.floor((a + 11 * h + 19 * l) / 433);
	const month = Math.floor((h + l - 7 * m + 90) / 25);
	const day = (h + l - 7 * m + 33 * month + 19) % 32;
	return dayIn(year, `${pad(month)}-${pad(day)}`);
}

const pad = (number: number) => String(number).padStart(2, "0");
const dayIn = (year: number, monthDay: string) => `${year}-${monthDay}` as Day;

/** The eleven public holidays of metropolitan France outside Alsace-Moselle (Code du travail, art. L3133-1), by day. */
export function publicHolidaysOf(year: number): Map<Day, string> {
	const easter = easterOf(year);
	return new Map([
		[dayIn(year, "01-01"), "jour de l'An"],
		[plusDays(easter, 1), "lundi de Pâques"],
		[dayIn(year, "05-01"), "fête du Travail"],
		[dayIn(year, "05-08"), "victoire de 1945"],
		[plusDays(easter, 39), "Ascension"],
		[plusDays(easter, 50), "lundi de Pentecôte"],
		[dayIn(year, "07-14"), "fête nationale"],
		[dayIn(year, "08-15"), "Assomption"],
		[dayIn(year, "11-01"), "Toussaint"],
		[dayIn(year, "11-11"), "armistice de 1918"],
		[dayIn(year, "12-25"), "Noël"],
	]);
}

const known = new Map<number, Map<Day, string>>();

export function publicHolidayOn(day: Day): string | undefined {
	const year = Number(day.slice(0, 4));
	const ofYear = known.get(year) ?? publicHolidaysOf(year);
	known.set(year, ofYear);
	return ofYear.get(day);
}
