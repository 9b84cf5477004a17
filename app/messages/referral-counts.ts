import { lastDayOf } from "#app/domain/referral-counts/periods.ts";
import { type Delay, type Detail, type End, type PeriodKey, type TableKey, totalLine } from "#app/domain/referral-counts/types.ts";
import { formatDay, formatMonth } from "#app/ui/format.ts";
import { declineLabels, needLabels, noSolutionLabels, outcomeLabels } from "./referrals.ts";

const delayLabels: Record<Delay, string> = {
	"same-day": "Le jour même",
	"1-3": "De 1 à 3 jours",
	"4-10": "De 4 à 10 jours",
	"11-30": "De 11 à 30 jours",
	later: "Plus de 30 jours",
	none: "Aucune réponse à ce jour",
};

const endLabels: Record<End, string> = {
	open: "En cours",
	relayed: "Relayée à un autre organisme",
	declined: "Non retenue",
	expired: "Expirée sans réponse",
	cancelled: "Annulée",
	...outcomeLabels,
};

const lineLabels: Record<TableKey, Record<string, string>> = {
	need: needLabels,
	delay: delayLabels,
	outcome: endLabels,
	decline: declineLabels,
	"no-solution": noSolutionLabels,
	"unmet-need": needLabels,
};

export const countTableLabels: Record<TableKey, { title: string; line: string; total: string; lead: string }> = {
	need: {
		title: "Demandes par besoin",
		line: "Besoin",
		total: "Toutes les demandes",
		lead: "Nombre de demandes envoyées dans la période, selon le besoin principal.",
	},
	delay: {
		title: "Délai de la première réponse",
		line: "Délai",
		total: "Toutes les demandes",
		lead: "Nombre de demandes envoyées dans la période, selon les jours écoulés jusqu'à la première réponse de l'organisme.",
	},
	outcome: {
		title: "Ce que sont devenues les demandes",
		line: "État ou issue",
		total: "Toutes les demandes",
		lead: "Nombre de demandes envoyées dans la période, selon leur état ou leur issue à ce jour.",
	},
	decline: {
		title: "Motifs des demandes non retenues",
		line: "Motif",
		total: "Demandes non retenues",
		lead: "Nombre de demandes envoyées dans la période et non retenues par l'organisme.",
	},
	"no-solution": {
		title: "Demandes sans solution, par raison",
		line: "Raison",
		total: "Demandes sans solution",
		lead: "Nombre de demandes envoyées dans la période et closes sans solution.",
	},
	"unmet-need": {
		title: "Besoins non couverts",
		line: "Besoin",
		total: "Demandes sans solution",
		lead: "Nombre de demandes envoyées dans le trimestre et closes sans solution, selon le besoin principal. Ce tableau n'existe que par trimestre.",
	},
};

/** A line of a table, its total included; a code that is none of them stands for itself. */
export const countLineLabel = (table: TableKey, line: string): string =>
	line === totalLine ? countTableLabels[table].total : (lineLabels[table][line] ?? line);

export const countUnit = "demandes";
export const secretMark = "secret";

/** « 1er trimestre 2026 », « mars 2026 ». */
export function periodLabel(period: PeriodKey): string {
	const quarter = /^(\d{4})-T(\d)$/.exec(period);
	return quarter ? `${quarter[2] === "1" ? "1er" : `${quarter[2]}e`} trimestre ${quarter[1]}` : formatMonth(`${period}-01`);
}

/** The same under a title that says the year: « 1er trimestre », « mars ». */
export const shortPeriodLabel = (period: PeriodKey): string => periodLabel(period).replace(/ \d{4}$/, "");

/** Why some numbers of a quarter are missing, in a sentence; null when nothing needs to be said. */
export function detailSentence(detail: Detail, quarter: PeriodKey, opensOn: string, threshold: number): string | null {
	const name = `${periodLabel(quarter)}\u00a0: `;
	if (detail === "waiting") return `${name}publié le ${formatDay(opensOn)}.`;
	if (detail === "secret") return `${name}moins de ${threshold} demandes, rien n'en est publié.`;
	if (detail === "quarter") return `${name}un des mois compte moins de ${threshold} demandes, seuls les nombres du trimestre sont publiés.`;
	return null;
}

/** What « secret » means, for whoever reads the tables anywhere. */
export const secretLegend = (threshold: number): readonly string[] => [
	`Un nombre marqué «\u00a0${secretMark}\u00a0» est inférieur à ${threshold} (zéro compris), ou permettrait d'en retrouver un par soustraction, ou dirait la même chose de toutes les personnes d'un groupe. Il est caché pour que personne ne soit reconnu.`,
	"Une demande est une orientation reçue par un organisme\u00a0: une orientation envoyée à trois organismes compte pour trois demandes.",
	"Chaque trimestre est publié en une fois, avec ses mois, un mois plein après sa fin. Les délais et les issues peuvent encore changer ensuite, quand une demande reçoit une réponse tardive ou se clôt.",
];

/** Said under a value that an indicator took from here. */
export const countComment = (table: TableKey, line: string, period: PeriodKey): string =>
	`Nombre publié des orientations\u00a0: ${countTableLabels[table].title.toLowerCase()}, ${countLineLabel(table, line).toLowerCase()}, ${periodLabel(period)} (jusqu'au ${formatDay(lastDayOf(period))}).`;
