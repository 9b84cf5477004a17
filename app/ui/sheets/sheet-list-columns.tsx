import { type SheetColumn, type SheetFilters, type SheetSort, sheetColumns } from "#app/domain/action-sheets/filters.ts";
import type { LastValue, SheetRow } from "#app/domain/action-sheets/types.ts";
import { sheetPriorityLabels } from "#app/messages/action-sheets.ts";
import { sheetColumnLabels } from "#app/messages/sheet-list.ts";
import { paths } from "#app/paths.ts";
import { formatEuro, formatNumber } from "../format.ts";
import type { Column } from "../primitives/data-table.tsx";
import { DayText } from "../primitives/moment.tsx";
import { TagList } from "../primitives/tag-list.tsx";
import { axisName } from "./choices.ts";
import { sheetListHref } from "./list-address.ts";
import { FlagshipBadge, SheetStatusBadge } from "./status-badge.tsx";

/** Ticks the sheets of the page for a form that stands elsewhere on it. */
export interface SheetSelection {
	formId: string;
}

const sortOf: Partial<Record<SheetColumn, SheetSort>> = {
	pilote: "lead",
	debut: "start",
	echeance: "end",
	statut: "status",
	avancement: "progress",
};
type Cell = Pick<Column<SheetRow>, "cell" | "align" | "isCompact" | "isSecondary">;

/** The columns of the list as they were chosen, code and title first. */
export function columnsOf(territory: string, filters: SheetFilters, selection: SheetSelection | undefined): Column<SheetRow>[] {
	const sort = (tri: SheetSort | undefined): Pick<Column<SheetRow>, "sort"> => {
		if (!tri) return {};
		const isSorted = filters.tri === tri;
		const sens = isSorted && filters.sens === "asc" ? "desc" : "asc";
		return {
			sort: {
				href: sheetListHref(territory, filters, { tri, sens }),
				direction: isSorted ? (filters.sens === "asc" ? "ascending" : "descending") : undefined,
			},
		};
	};
	const cells = cellsOf(territory);
	return [
		...(selection ? [selectionColumn(selection)] : []),
		{ key: "code", header: "Code", ...sort("code"), cell: ({ code }) => <span className="tree-code">{code}</span> },
		{
			key: "title",
			header: "Action",
			...sort("title"),
			isRowHeader: true,
			cell: (sheet) => (
				<span className="sheet-name">
					<a href={paths.sheet(territory, sheet.slug)}>{sheet.title}</a>
					{sheet.isFlagship && <FlagshipBadge />}
				</span>
			),
		},
		...sheetColumns
			.filter((key) => filters.colonnes.includes(key))
			.map((key) => ({ key, header: sheetColumnLabels[key], ...sort(sortOf[key]), ...cells[key] })),
	];
}

const selectionColumn = ({ formId }: SheetSelection): Column<SheetRow> => ({
	key: "selection",
	header: "Choisir",
	isCompact: true,
	cell: ({ id, code, title }) => (
		<input type="checkbox" className="table-tick" name="sheetIds" value={id} form={formId} aria-label={`Choisir ${code} ${title}`} />
	),
});

const none = (text: string) => <span className="muted">{text}</span>;

export const leadText = ({ leadPersonName, leadOrganisationName }: Pick<SheetRow, "leadPersonName" | "leadOrganisationName">): string =>
	[leadPersonName, leadOrganisationName].filter(Boolean).join(", ");

function Lead({ leadPersonName, leadOrganisationName }: SheetRow) {
	if (!leadPersonName) return leadOrganisationName ?? none("Sans pilote");
	return (
		<>
			{leadPersonName}
			<span className="muted under">{leadOrganisationName}</span>
		</>
	);
}

const cellsOf = (territory: string): Record<SheetColumn, Cell> => ({
	axe: { isSecondary: true, cell: axisName },
	objectif: { isSecondary: true, cell: ({ objectiveTitle, isObjectiveImplicit }) => (isObjectiveImplicit ? null : objectiveTitle) },
	pilote: { cell: (sheet) => <Lead {...sheet} /> },
	partenaires: { cell: ({ partnerNames }) => partnerNames.join(", ") },
	instance: { cell: ({ committeeName }) => committeeName },
	debut: { cell: ({ startOn }) => startOn && <DayText day={startOn} /> },
	echeance: { cell: ({ endOn, scheduleLabel }) => (endOn ? <DayText day={endOn} /> : (scheduleLabel ?? none("Sans échéance"))) },
	priorite: { cell: ({ priority }) => priority && sheetPriorityLabels[priority] },
	statut: { cell: (sheet) => <SheetStatusBadge {...sheet} /> },
	avancement: { align: "end", isCompact: true, cell: ({ progress }) => `${progress}\u202f%` },
	budget: { align: "end", isCompact: true, cell: ({ plannedBudget }) => plannedBudget !== null && formatEuro(plannedBudget) },
	indicateurs: {
		cell: ({ indicators }) =>
			indicators.length > 0 && (
				<ul className="last-values">
					{indicators.map((indicator) => (
						<li key={indicator.id}>
							<LastValueText {...indicator} />
						</li>
					))}
				</ul>
			),
	},
	note: { isCompact: true, cell: ({ lastNoteOn }) => (lastNoteOn ? <DayText day={lastNoteOn} /> : none("Aucune")) },
	etiquettes: {
		cell: ({ tags }) => <TagList tags={tags.map((tag) => ({ label: tag, href: sheetListHref(territory, { etiquette: tag }) }))} />,
	},
});

/** « Ateliers tenus : 12 sur 40 ateliers (3 mars 2026) ». */
function LastValueText({ label, unit, scale, value, measuredOn, targetValue }: LastValue) {
	const said = (given: number) => scale[given - 1] ?? formatNumber(given);
	return (
		<>
			{label}
			{"\u00a0: "}
			{value === null ? none("pas encore de valeur") : <strong>{said(value)}</strong>}
			{targetValue !== null && (value === null ? `, cible ${said(targetValue)}` : ` sur ${said(targetValue)}`)}
			{scale.length === 0 && ` ${unit}`}
			{measuredOn && (
				<>
					{" ("}
					<DayText day={measuredOn} />)
				</>
			)}
		</>
	);
}
