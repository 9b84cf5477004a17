import type { DocumentBlock, DocumentSection, PrintedDocument, PrintedTable } from "#app/domain/kernel/document.ts";
import { type PublishedTable, type PublishedYear, type Shown, totalLine } from "#app/domain/referral-counts/types.ts";
import {
	countLineLabel,
	countTableLabels,
	countUnit,
	detailSentence,
	periodLabel,
	secretLegend,
	secretMark,
} from "#app/messages/referral-counts.ts";
import { formatDay, formatNumber } from "#app/ui/format.ts";
import { list, sectionOf, table, text } from "./blocks.ts";

const linesOf = ({ lines, total }: PublishedTable) => [...lines, { code: totalLine, counts: total }];

/** Every published number, one to a row, months and quarters: what the page shows in two views. */
export function countTable({ tables }: PublishedYear): PrintedTable {
	const rows = tables.flatMap((each) =>
		linesOf(each).flatMap(({ code, counts }) =>
			Object.entries(counts).map(([period, count]) => [
				countTableLabels[each.key].title,
				countLineLabel(each.key, code),
				period.includes("T") ? "trimestre" : "mois",
				periodLabel(period),
				count,
				countUnit,
				count === null ? secretMark : null,
			]),
		),
	);
	return {
		title: "Orientations en chiffres",
		columns: [
			{ header: "Tableau", kind: "text", width: 36 },
			{ header: "Ligne", kind: "text", width: 34 },
			{ header: "Type de période", kind: "text", width: 16 },
			{ header: "Période", kind: "text", width: 22 },
			{ header: "Nombre", kind: "number", width: 10 },
			{ header: "Unité", kind: "text", width: 12 },
			{ header: "Secret", kind: "text", width: 10 },
		],
		rows,
	};
}

const shownText = (count: Shown): string => (count === null ? secretMark : formatNumber(count));

/** The tables of a year by quarter, for any document that speaks of them: the review of a programme, the social watch. */
export function countSections({ quarters, tables, threshold }: PublishedYear, level: 1 | 2): DocumentSection[] {
	const published = quarters.filter(({ detail }) => detail !== "waiting");
	const remarks = quarters.flatMap(({ detail, key, opensOn }) =>
		detail === "quarter" ? [] : (detailSentence(detail, key, opensOn, threshold) ?? []),
	);
	const below = level === 1 ? 2 : 3;
	return [
		...sectionOf(level, "Orientations en chiffres", list([...secretLegend(threshold), ...remarks])),
		...(published.length === 0
			? []
			: tables.flatMap((each) =>
					sectionOf(below, countTableLabels[each.key].title, text(countTableLabels[each.key].lead), quarterBlock(each, published)),
				)),
	];
}

const quarterBlock = (each: PublishedTable, published: PublishedYear["quarters"]): DocumentBlock | null =>
	table(
		[[countTableLabels[each.key].line, 4], ...published.map(({ key }): [string, number, boolean] => [periodLabel(key), 2, true])],
		linesOf(each).map(({ code, counts }) => [
			countLineLabel(each.key, code),
			...published.map(({ key }) => shownText(counts[key] ?? null)),
		]),
	);

export const countDocument = (published: PublishedYear, { territory, today }: { territory: string; today: string }): PrintedDocument => ({
	title: `Orientations en chiffres, ${published.year}`,
	territory,
	subtitle: `Nombres publiés au ${formatDay(today)}, en ${countUnit}, par trimestre`,
	sections: countSections(published, 1),
});
