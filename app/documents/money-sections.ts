import type { Amounts, SheetBudgetFigure, SummedMeans } from "#app/domain/budgets/types.ts";
import type { DocumentSection } from "#app/domain/kernel/document.ts";
import { budgetNatureLabels, budgetStageLabels, fundingLinkLabels } from "#app/messages/budgets.ts";
import { formatEuro, formatNumber } from "#app/ui/format.ts";
import { day, fact, facts, list, sectionOf, table } from "./blocks.ts";

/** What the action costs, who pays for it, and what partners promised: as its page of means says it. */
export function moneySections(means: SummedMeans, level: 1 | 2): DocumentSection[] {
	const under = (level + 1) as 2 | 3;
	const { planned, actual } = means.budget;
	const money = [
		...sectionOf(under, "Lignes de budget", lines(means)),
		...sectionOf(under, "Financements", fundings(means)),
		...sectionOf(under, "Aides de la Caf", links(means)),
	];
	const whole = sectionOf(
		level,
		"Moyens et financement",
		facts(figure("Budget prévisionnel", planned), figure("Budget réalisé", actual)),
		years(means),
	);
	return [
		...(whole.length > 0 || money.length === 0 ? whole : [{ level, title: "Moyens et financement", blocks: [] }]),
		...money,
		...sectionOf(level, "Engagements des partenaires", commitments(means)),
	];
}

const figure = (term: string, found: SheetBudgetFigure | null) =>
	fact(term, found && `${formatEuro(found.amount)}, ${found.isEstimate ? "première estimation" : "somme des lignes de budget"}`);

const euros = { planned: "Prévu", actual: "Réalisé", promised: "Promis", received: "Reçu" } as const;
const posts = { plannedFte: "ETP prévus", actualFte: "ETP réalisés" } as const;

function years({ years: rows, total }: SummedMeans) {
	const shownPosts = Object.entries(posts).filter(([name]) => total[name as keyof typeof posts] > 0);
	const cells = (row: Amounts) => [
		...Object.keys(euros).map((name) => formatEuro(row[name as keyof typeof euros])),
		...shownPosts.map(([name]) => formatNumber(row[name as keyof typeof posts])),
	];
	return table(
		[
			["Année", 3],
			...[...Object.values(euros), ...shownPosts.map(([, label]) => label)].map((label): [string, number, boolean] => [label, 2, true]),
		],
		rows.length === 0 ? [] : [...rows.map((row) => [String(row.year ?? "Première estimation"), ...cells(row)]), ["Total", ...cells(total)]],
	);
}

const lines = ({ lines: rows }: SummedMeans) =>
	table(
		[
			["Année", 2],
			["Objet", 6],
			["Étape", 2],
			["Nature", 3],
			["Montant", 3, true],
		],
		rows.map(({ year, label, stage, nature, amount, unit }) => [
			String(year),
			label,
			budgetStageLabels[stage],
			budgetNatureLabels[nature],
			unit === "euro" ? formatEuro(amount) : `${formatNumber(amount)} ETP`,
		]),
	);

const fundings = ({ fundings: rows, total }: SummedMeans) =>
	table(
		[
			["Financeur", 5],
			["Année", 2],
			["Promis", 3, true],
			["Reçu", 3, true],
			["Commentaire", 5],
		],
		rows.length === 0
			? []
			: [
					...rows.map(({ funder, year, promised, received, comment }) => [
						funder,
						String(year),
						promised === null ? "–" : formatEuro(promised),
						received === null ? "–" : formatEuro(received),
						comment ?? "",
					]),
					["Total", "", formatEuro(total.promised), formatEuro(total.received), ""],
				],
	);

const links = ({ links: rows }: SummedMeans) => list(rows.map(({ kind, label, url }) => `${fundingLinkLabels[kind]} : ${label} (${url})`));

const commitments = ({ commitments: rows }: SummedMeans) =>
	table(
		[
			["Organisation", 3],
			["Engagement", 5],
			["Pour le", 2],
			["Tenu le", 2],
			["Ce qui a été fait", 4],
		],
		rows.map(({ organisationName, promise, dueOn, deliveredOn, delivery }) => [
			organisationName,
			promise,
			day(dueOn),
			day(deliveredOn),
			delivery ?? "",
		]),
	);
