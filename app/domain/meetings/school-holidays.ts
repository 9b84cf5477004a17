import type { Day } from "../kernel/calendar.ts";

/** Zones of the school calendar of metropolitan France; Corsica and overseas territories type their own periods. */
export const schoolZones = ["A", "B", "C"] as const;
export type SchoolZone = (typeof schoolZones)[number];

/** From the first day without class to the last one. */
export interface Holiday {
	name: string;
	startsOn: Day;
	endsOn: Day;
}

/**
 * The national school calendar, written down in November 2026 and not yet compared with the Ministry of Education's own publication
 * (https://www.education.gouv.fr/calendrier-scolaire-100148), which the stewards' page leads to. Periods begin on the Saturday after
 * the last class and end the day before classes begin again. What comes after the table is typed by the territory's stewards.
 */
const everywhere: readonly (readonly [name: string, startsOn: string, endsOn: string])[] = [
	["Pont de l'Ascension", "2026-05-14", "2026-05-17"],
	["Vacances d'été", "2026-07-04", "2026-08-31"],
	["Vacances de la Toussaint", "2026-10-17", "2026-11-01"],
	["Vacances de Noël", "2026-12-19", "2027-01-03"],
	["Pont de l'Ascension", "2027-05-06", "2027-05-09"],
	["Vacances d'été", "2027-07-03", "2027-08-31"],
];
const winter = "Vacances d'hiver";
const spring = "Vacances de printemps";
const byZone: Record<SchoolZone, typeof everywhere> = {
	A: [
		[winter, "2026-02-07", "2026-02-22"],
		[spring, "2026-04-04", "2026-04-19"],
		[winter, "2027-02-13", "2027-02-28"],
		[spring, "2027-04-10", "2027-04-25"],
	],
	B: [
		[winter, "2026-02-14", "2026-03-01"],
		[spring, "2026-04-11", "2026-04-26"],
		[winter, "2027-02-20", "2027-03-07"],
		[spring, "2027-04-17", "2027-05-02"],
	],
	C: [
		[winter, "2026-02-21", "2026-03-08"],
		[spring, "2026-04-18", "2026-05-03"],
		[winter, "2027-02-06", "2027-02-21"],
		[spring, "2027-04-03", "2027-04-18"],
	],
};

/** The last day that the table speaks of. */
export const nationalCalendarEnd = "2027-08-31" as Day;

/** The national holidays of a zone, in order; none without a zone. */
export const nationalHolidays = (zone: SchoolZone | null): Holiday[] =>
	zone === null
		? []
		: [...everywhere, ...byZone[zone]]
				.map(([name, startsOn, endsOn]) => ({ name, startsOn: startsOn as Day, endsOn: endsOn as Day }))
				.sort((a, b) => a.startsOn.localeCompare(b.startsOn));

/** Until when a territory knows its holidays: the end of the table, or of what it typed beyond. */
export const knownUntil = (own: readonly Holiday[]): Day =>
	own.reduce((last, { endsOn }) => (endsOn > last ? endsOn : last), nationalCalendarEnd);

export const holidayOn = (holidays: readonly Holiday[], day: Day): Holiday | undefined =>
	holidays.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
