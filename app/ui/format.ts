/**
 * French formatting for screens, mails and documents. Days are 'YYYY-MM-DD' text, instants are ISO text or `Date`,
 * hours are always those of metropolitan France. Pure: the same input gives the same text on every machine.
 */

const zone = "Europe/Paris";
const noBreak = "\u00a0";
const narrowNoBreak = "\u202f";
const dayLength = 86_400_000;

const months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const shortMonths = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."];
const weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

interface DayParts {
	year: number;
	month: number;
	date: number;
}

const partsOf = (day: string): DayParts => {
	const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
	if (!match) throw new RangeError(`Not a calendar day: ${day}`);
	return {
		year: Number(match[1]),
		month: Number(match[2]),
		date: Number(match[3]),
	};
};

const utcOf = (day: string): number => {
	const { year, month, date } = partsOf(day);
	return Date.UTC(year, month - 1, date);
};

/** The first of a month is an ordinal in French, the other days are not. */
const ordinal = (date: number): string => (date === 1 ? "1er" : String(date));

/** '2026-11-22' → « 22 novembre 2026 ». */
export const formatDay = (day: string): string => {
	const { year, month, date } = partsOf(day);
	return `${ordinal(date)} ${months[month - 1]} ${year}`;
};

/** '2026-11-22' → « 22 nov. 2026 », for tables and side notes. */
export const formatShortDay = (day: string): string => {
	const { year, month, date } = partsOf(day);
	return `${ordinal(date)} ${shortMonths[month - 1]} ${year}`;
};

/** '2026-11-23' → « lundi 23 novembre 2026 ». */
export const formatWeekday = (day: string): string => `${weekdays[new Date(utcOf(day)).getUTCDay()]} ${formatDay(day)}`;

/** '2026-11-23' → « novembre 2026 », for month headings. */
export const formatMonth = (day: string): string => {
	const { year, month } = partsOf(day);
	return `${months[month - 1]} ${year}`;
};

/** Two days as one period: « du 3 au 7 mars 2026 », « du 28 février au 3 mars 2026 », « du 3 mars 2026 au 2 mars 2027 ». */
export const formatPeriod = (start: string, end: string): string => {
	const [from, to] = [partsOf(start), partsOf(end)];
	if (start === end) return `le ${formatDay(start)}`;
	if (from.year !== to.year) return `du ${formatDay(start)} au ${formatDay(end)}`;
	if (from.month !== to.month) return `du ${ordinal(from.date)} ${months[from.month - 1]} au ${formatDay(end)}`;
	return `du ${ordinal(from.date)} au ${formatDay(end)}`;
};

const wallClock = new Intl.DateTimeFormat("en-CA", {
	timeZone: zone,
	year: "numeric",
	month: "2-digit",
	day: "2-digit",
	hour: "2-digit",
	minute: "2-digit",
	hourCycle: "h23",
});

const inFrance = (instant: string | Date): { day: string; hour: number; minute: number } => {
	const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
	for (const part of wallClock.formatToParts(new Date(instant))) parts[part.type] = part.value;
	return {
		day: `${parts.year}-${parts.month}-${parts.day}`,
		hour: Number(parts.hour),
		minute: Number(parts.minute),
	};
};

const clockText = (hour: number, minute: number): string =>
	minute === 0 ? `${hour}${noBreak}h` : `${hour}${noBreak}h${noBreak}${String(minute).padStart(2, "0")}`;

/** An instant, or a wall clock 'HH:MM' → « 14 h 30 », « 9 h ». */
export const formatTime = (time: string | Date): string => {
	const wall = typeof time === "string" ? /^(\d{1,2}):(\d{2})/.exec(time) : null;
	if (wall) return clockText(Number(wall[1]), Number(wall[2]));
	const { hour, minute } = inFrance(time);
	return clockText(hour, minute);
};

/** An instant → « lundi 23 novembre 2026 à 14 h 30 ». */
export const formatDateTime = (instant: string | Date): string => {
	const { day, hour, minute } = inFrance(instant);
	return `${formatWeekday(day)} à ${clockText(hour, minute)}`;
};

/** An instant → « 23 nov. 2026 à 14 h 30 », for histories and tables. */
export const formatShortDateTime = (instant: string | Date): string => {
	const { day, hour, minute } = inFrance(instant);
	return `${formatShortDay(day)} à ${clockText(hour, minute)}`;
};

/** A number in French: « 1 234,5 »; at most `digits` decimals (2 unless told). */
export const formatNumber = (value: number, digits = 2): string => {
	const rounded = Number(Math.abs(value).toFixed(digits));
	const [whole = "0", decimals] = rounded.toFixed(digits).split(".");
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, narrowNoBreak);
	const kept = decimals?.replace(/0+$/, "");
	const sign = value < 0 && rounded !== 0 ? "\u2212" : "";
	return `${sign}${grouped}${kept ? `,${kept}` : ""}`;
};

/** An amount in euros: « 12 500 € », « 12,50 € ». Cents show only when there are some. */
export const formatEuro = (amount: number): string => {
	const text = formatNumber(amount, 2);
	const withCents = /,\d$/.test(text) ? `${text}0` : text;
	return `${withCents}${noBreak}€`;
};

/** A ratio between 0 and 1: 0.546 → « 55 % ». */
export const formatPercent = (ratio: number, digits = 0): string => `${formatNumber(ratio * 100, digits)}${narrowNoBreak}%`;

/** A count with its noun: « aucune » is left to the caller, « 0 action », « 1 action », « 2 actions ». */
export const formatCount = (count: number, one: string, many: string): string =>
	`${formatNumber(count, 0)}${noBreak}${Math.abs(count) < 2 ? one : many}`;

/** Calendar days from one day to another; negative when `to` is before. */
export const daysBetween = (from: string, to: string): number => Math.round((utcOf(to) - utcOf(from)) / dayLength);

const span = (days: number): string => {
	if (days < 60) return formatCount(days, "jour", "jours");
	if (days < 730) return `${formatNumber(Math.floor(days / 30.44), 0)}${noBreak}mois`;
	return formatCount(Math.floor(days / 365.25), "an", "ans");
};

/** How far a due day is: « aujourd'hui », « demain », « dans 3 jours », « en retard de 2 jours ». */
export const relativeDay = (day: string, today: string): string => {
	const distance = daysBetween(today, day);
	if (distance === 0) return "aujourd'hui";
	if (distance === 1) return "demain";
	return distance > 0 ? `dans ${span(distance)}` : `en retard de ${span(-distance)}`;
};

/** How long ago a past fact is: « aujourd'hui », « hier », « il y a 3 jours ». A day to come reads as in `relativeDay`. */
export const sinceDay = (day: string, today: string): string => {
	const distance = daysBetween(day, today);
	if (distance === 1) return "hier";
	return distance > 1 ? `il y a ${span(distance)}` : relativeDay(day, today);
};

/** « 12 ko », « 1,4 Mo ». */
export const formatFileSize = (bytes: number): string =>
	bytes < 1_000_000 ? `${formatNumber(Math.max(1, bytes / 1_000), 0)}\u00a0ko` : `${formatNumber(bytes / 1_000_000, 1)}\u00a0Mo`;
