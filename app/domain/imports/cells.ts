import type { SheetNature, SheetPriority, SheetStatus } from "../action-sheets/types.ts";
import type { Day } from "../kernel/calendar.ts";
import type { Cell } from "./types.ts";

/** Letters of a column counted from 0: A, Z, AA. */
export function lettersOf(column: number): string {
	const rest = Math.floor(column / 26) - 1;
	return (rest >= 0 ? lettersOf(rest) : "") + String.fromCharCode(65 + (column % 26));
}
export const addressOf = (line: number, column: number): string => `${lettersOf(column)}${line}`;

/** Words alone, without accents, case or punctuation: what names are compared by. */
export const plain = (text: string): string =>
	text
		.normalize("NFKD")
		.replace(/\p{Diacritic}/gu, "")
		.replace(/œ/gi, "oe")
		.toLowerCase()
		.replace(/[·.]e(?=[\s·.]|$)/g, "")
		.replace(/[^a-z0-9]+/g, " ")
		.trim();

export function textOf(cell: Cell | undefined): string {
	if (cell === null || cell === undefined) return "";
	if (typeof cell === "boolean") return cell ? "oui" : "non";
	if (typeof cell === "number") return String(cell).replace(".", ",");
	if (typeof cell === "object") return "day" in cell ? cell.day.split("-").reverse().join("/") : cell.error;
	return cell.replace(/\r\n?/g, "\n").trim();
}
export const isBlank = (cell: Cell | undefined): boolean => textOf(cell) === "";

/** A value read, nothing, or the code of what is wrong. */
export type Reading<T> = { value: T | null } | { refused: string };
const nothing = { value: null };

const months = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split(" ");

function dayFrom(year: number, month: number, date: number): Reading<Day> {
	const at = new Date(Date.UTC(year, month - 1, date));
	if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date) return { refused: "import.no-such-day" };
	return year >= 1990 && year <= 2100 ? { value: at.toISOString().slice(0, 10) as Day } : { refused: "import.absurd-day" };
}

/** A real date, « 31/12/2026 », « 2026-12-31 », « 31 décembre 2026 ». A month or a year alone is no day. */
export function readDay(cell: Cell | undefined): Reading<Day> {
	if (typeof cell === "object" && cell && "day" in cell) {
		const [year, month, date] = cell.day.split("-").map(Number) as [number, number, number];
		return dayFrom(year, month, date);
	}
	const text = textOf(cell);
	if (!text) return nothing;
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
	if (iso) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
	if (french) return dayFrom(Number(french[3]), Number(french[2]), Number(french[1]));
	const spelt = /^(\d{1,2})(?:er)? ([a-z]+) (\d{4})$/.exec(plain(text));
	if (spelt && months.includes(spelt[2] as string))
		return dayFrom(Number(spelt[3]), months.indexOf(spelt[2] as string) + 1, Number(spelt[1]));
	return { refused: "import.not-a-day" };
}

/** Beyond this, an amount is a slip of the keyboard. */
export const greatestAmount = 1_000_000_000;

/** « 12 500,50 € », « 12500.5 », a number; thousands apart by a space, a thin space or a dot. */
export function readAmount(cell: Cell | undefined): Reading<number> {
	let amount: number;
	if (typeof cell === "number") amount = cell;
	else {
		let text = textOf(cell)
			.replace(/[\s\u00a0\u202f]/g, "")
			.replace(/(€|euros?|eur)(ht|ttc)?$/i, "");
		if (!text) return nothing;
		if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)) text = text.replaceAll(".", "");
		text = text.replace(",", ".");
		const thousands = /^(-?\d+(?:\.\d+)?)k€?$/i.exec(text);
		if (thousands) amount = Number(thousands[1]) * 1000;
		else if (/^-?\d+(\.\d+)?$/.test(text)) amount = Number(text);
		else return { refused: "import.not-an-amount" };
	}
	if (amount < 0) return { refused: "import.negative-amount" };
	if (amount > greatestAmount) return { refused: "import.absurd-amount" };
	return { value: Math.round(amount * 100) / 100 };
}

/** « 40 % », « 40 », 0,4 in a cell of percentages. */
export function readProgress(cell: Cell | undefined): Reading<number> {
	const text = textOf(cell).replace(/\s|%/g, "").replace(",", ".");
	if (!text) return nothing;
	let value = Number(text);
	if (typeof cell === "number" && value > 0 && value <= 1) value *= 100;
	return Number.isFinite(value) && value >= 0 && value <= 100 ? { value: Math.round(value) } : { refused: "import.not-a-progress" };
}

const yes = ["oui", "o", "x", "vrai", "1", "true", "yes", "phare"];
const no = ["non", "n", "faux", "0", "false", "no"];
export function readFlag(cell: Cell | undefined): Reading<boolean> {
	const text = textOf(cell);
	if (!text) return nothing;
	if (/^[✓✔☑✗✘]$/u.test(text)) return { value: true };
	const word = plain(text);
	if (yes.includes(word)) return { value: true };
	return no.includes(word) ? { value: false } : { refused: "import.not-a-flag" };
}

/** Items one per line or between semicolons; between commas when there is nothing else. */
export function readList(cell: Cell | undefined): string[] {
	const text = textOf(cell);
	const parts = /[;\n|•]/.test(text) ? text.split(/[;\n|•]/) : text.split(/,(?!\d)/);
	return [...new Set(parts.map((part) => part.replace(/^[\s–-]+/, "").trim()).filter(Boolean))];
}

const words = <T extends string>(table: Record<T, string>): Map<string, T> =>
	new Map(Object.entries<string>(table).flatMap(([value, names]) => names.split("|").map((name) => [name, value as T])));

const statuses = words<SheetStatus>({
	draft: "brouillon|a discuter|idee|a l etude|en projet",
	proposed:
		"proposee|propose|proposition|a venir|a faire|non demarree|non demarre|a lancer|prevue|prevu|planifiee|a demarrer|non commencee",
	reviewed: "avis rendu|examinee",
	validated: "validee|valide|adoptee|votee|approuvee",
	in_progress: "en cours|demarree|demarre|engagee|engage|lancee|commencee|en cours de realisation|en retard|retard",
	completed: "realisee|realise|terminee|termine|achevee|acheve|faite|fait|finalisee|cloturee|finie",
	evaluated: "evaluee|evalue",
	renewed: "reconduite|reconduit|renouvelee",
	dropped: "non reconduite|non renouvelee",
	merged: "fusionnee|fusionne",
	on_hold: "en pause|suspendue|suspendu|en attente|reportee|reporte|ajournee",
	blocked: "bloquee|bloque",
	abandoned: "abandonnee|abandonne|annulee|annule|supprimee",
});
const natures = words<SheetNature>({
	new: "nouvelle|nouvelle action|nouveau|creation|n",
	continued: "maintien|maintien de l existant|poursuite|reconduction|existant|existante",
	developed: "developpement|developpement de l existant|renforcement|evolution",
});
const priorities = words<SheetPriority>({
	low: "basse|bas|faible|3|p3|niveau 3",
	medium: "moyenne|moyen|normale|2|p2|niveau 2",
	high: "haute|haut|elevee|eleve|forte|prioritaire|urgente|1|p1|niveau 1",
});
const participations = words({
	information: "information|informer",
	consultation: "consultation|consulter",
	concertation: "concertation|concerter|participation",
	co_construction: "co construction|coconstruction|co decision",
});

const readWord =
	<T extends string>(table: Map<string, T>, refused: string) =>
	(cell: Cell | undefined): Reading<T> => {
		const word = plain(textOf(cell));
		if (!word) return nothing;
		const value = table.get(word);
		return value ? { value } : { refused };
	};
export const readStatus = readWord(statuses, "import.unknown-status");
export const readNature = readWord(natures, "import.unknown-nature");
export const readPriority = readWord(priorities, "import.unknown-priority");
export const readParticipation = readWord(participations, "import.unknown-participation");

/** The nearest of some names, when near enough to be what was meant. */
export function nearest(text: string, names: readonly string[]): string | undefined {
	const wanted = plain(text);
	let best: { name: string; distance: number } | undefined;
	for (const name of names) {
		const other = plain(name);
		const distance = wanted.length > 3 && (other.includes(wanted) || wanted.includes(other)) && other ? 1 : distanceOf(wanted, other);
		if (distance <= Math.max(1, Math.floor(wanted.length / 4)) && (!best || distance < best.distance)) best = { name, distance };
	}
	return best?.name;
}

function distanceOf(a: string, b: string): number {
	if (Math.abs(a.length - b.length) > 12) return 99;
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			next.push(Math.min((next[j - 1] as number) + 1, (row[j] as number) + 1, (row[j - 1] as number) + cost));
		}
		row = next;
	}
	return row[b.length] as number;
}
