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

/** Code of a département or of a collectivity overseas, « 67 » or « 988 »; null: somewhere in metropolitan France. */
export type Department = string | null;

interface Celebration {
	name: string;
	/** 'MM-DD', or days from Easter Sunday. */
	on: string | number;
	/** The first year it was a public holiday. */
	since?: number;
}

/** Of the whole of France (Code du travail, art. L3133-1). */
const national: readonly Celebration[] = [
	{ on: "01-01", name: "jour de l'An" },
	{ on: 1, name: "lundi de Pâques" },
	{ on: "05-01", name: "fête du Travail" },
	{ on: "05-08", name: "victoire de 1945" },
	{ on: 39, name: "Ascension" },
	{ on: 50, name: "lundi de Pentecôte" },
	{ on: "07-14", name: "fête nationale" },
	{ on: "08-15", name: "Assomption" },
	{ on: "11-01", name: "Toussaint" },
	{ on: "11-11", name: "armistice de 1918" },
	{ on: "12-25", name: "Noël" },
];

const goodFriday: Celebration = { on: -2, name: "Vendredi saint" };
/** Art. L3134-13; Good Friday holds by law where there is a Protestant church, and is kept everywhere. */
const alsaceMoselle: readonly Celebration[] = [goodFriday, { on: "12-26", name: "Saint-Étienne" }];
const abolition = (on: string): readonly Celebration[] => [{ on, name: "abolition de l'esclavage" }];

/**
 * What some keep besides: art. L3422-2 for the abolition of slavery (in Saint-Martin, whose 27 May was a slip, the 28th that its council
 * asked for and the prefect has held since 2018), the labour law of each collectivity of the Pacific.
 */
const local: Record<string, readonly Celebration[]> = {
	"57": alsaceMoselle,
	"67": alsaceMoselle,
	"68": alsaceMoselle,
	"971": abolition("05-27"),
	"972": abolition("05-22"),
	"973": abolition("06-10"),
	"974": abolition("12-20"),
	"976": abolition("04-27"),
	"977": abolition("10-09"),
	"978": abolition("05-28"),
	"986": [
		{ on: "04-28", name: "Saint-Pierre-Chanel" },
		{ on: "07-29", name: "fête du Territoire" },
	],
	"987": [
		{ on: "03-05", name: "arrivée de l'Évangile" },
		goodFriday,
		// took the place of 29 June, by a law that the assembly passed in May 2025
		{ on: "11-20", name: "Matari'i i ni'a", since: 2025 },
	],
	"988": [{ on: "09-24", name: "fête de la citoyenneté" }],
};

/** The public holidays of a year by day, in order: the eleven of France, and those of the département. */
export function publicHolidaysOf(year: number, department: Department = null): Map<Day, string> {
	const easter = easterOf(year);
	const days = [...national, ...(local[department ?? ""] ?? [])]
		.filter(({ since = year }) => since <= year)
		.map(({ on, name }): [Day, string] => [typeof on === "number" ? plusDays(easter, on) : dayIn(year, on), name]);
	return new Map(days.sort(([a], [b]) => a.localeCompare(b)));
}

/** By département, those without days of their own together, then by year: asked for each day that is counted. */
const known = new Map<Department, Map<string, Map<Day, string>>>();

export function publicHolidayOn(day: Day, department: Department = null): string | undefined {
	const own = department !== null && department in local ? department : null;
	const years = known.get(own) ?? new Map<string, Map<Day, string>>();
	known.set(own, years);
	const year = day.slice(0, 4);
	const ofYear = years.get(year) ?? publicHolidaysOf(Number(year), own);
	years.set(year, ofYear);
	return ofYear.get(day);
}
