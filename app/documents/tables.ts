import type { ListedSheet } from "#app/domain/action-sheets/types.ts";
import type { EnteredMeasurement, IndicatorOfSheet, ListedIndicator } from "#app/domain/indicators/types.ts";
import type { PrintedTable, TableColumn } from "#app/domain/kernel/document.ts";
import { sheetStatusLabels } from "#app/messages/action-sheets.ts";
import { directionLabels, indicatorTypeLabels, measurementStateLabels } from "#app/messages/indicators.ts";

type Cell = string | number | null;
/** A column with what it shows of a row: a new column is one line. */
type ColumnOf<Row> = [header: string, kind: TableColumn["kind"], width: number, cell: (row: Row) => Cell];

const yes = (is: boolean) => (is ? "oui" : null);

const sheetColumns: ColumnOf<ListedSheet>[] = [
	["Code", "code", 10, ({ code }) => code],
	["Intitulé", "text", 50, ({ title }) => title],
	["N° d'axe", "number", 9, ({ axisNumber }) => axisNumber],
	["Axe", "text", 34, ({ axisTitle }) => axisTitle],
	["Organisation pilote", "text", 28, ({ leadOrganisationName }) => leadOrganisationName],
	["Personne pilote", "text", 24, ({ leadPersonName }) => leadPersonName],
	["Échéance", "day", 12, ({ endOn }) => endOn],
	["Calendrier", "text", 28, ({ scheduleLabel }) => scheduleLabel],
	["Statut", "text", 16, ({ status }) => sheetStatusLabels[status]],
	["En retard", "text", 10, ({ isLate }) => yes(isLate)],
	["Action phare", "text", 13, ({ isFlagship }) => yes(isFlagship)],
];

const indicatorColumns: ColumnOf<ListedIndicator & { isReached: boolean | null }>[] = [
	["Code de la fiche", "code", 16, ({ sheetCode }) => sheetCode],
	["Fiche action", "text", 44, ({ sheetTitle }) => sheetTitle],
	["Indicateur", "text", 44, ({ label }) => label],
	["Type", "text", 14, ({ type }) => indicatorTypeLabels[type]],
	["Unité", "text", 16, ({ unit }) => unit],
	["Niveau", "text", 20, ({ scale, value }) => (value === null ? null : (scale[value - 1] ?? null))],
	["Sens", "text", 18, ({ direction }) => directionLabels[direction]],
	["Dernière valeur", "number", 15, ({ value }) => value],
	["Date de la valeur", "day", 16, ({ measuredOn }) => measuredOn],
	["Pourquoi elle n'est pas disponible", "text", 34, ({ unavailableReason }) => unavailableReason],
	["Cible", "number", 12, ({ targetValue }) => targetValue],
	["Date de la cible", "day", 16, ({ targetOn }) => targetOn],
	["Cible atteinte", "text", 14, ({ isReached }) => (isReached === null ? null : isReached ? "oui" : "non")],
];

/** Of one indicator: what its page shows in a table, with numbers as numbers. */
const valueColumns = ({ unit, scale, yearlyTargets, targetOn, targetValue }: IndicatorOfSheet): ColumnOf<EnteredMeasurement>[] => [
	["Date", "day", 12, ({ measuredOn }) => measuredOn],
	["Valeur", "number", 14, ({ value }) => value],
	["Niveau", "text", 20, ({ value }) => (value === null ? null : (scale[value - 1] ?? null))],
	["Unité", "text", 18, () => unit],
	[
		"Cible de l'année",
		"number",
		15,
		({ measuredOn }) => {
			const year = measuredOn.slice(0, 4);
			return yearlyTargets[year] ?? (targetOn?.startsWith(year) ? targetValue : null);
		},
	],
	["État", "text", 16, ({ state }) => measurementStateLabels[state]],
	["Pourquoi elle n'est pas disponible", "text", 34, ({ unavailableReason }) => unavailableReason],
	["Commentaire", "text", 40, ({ comment }) => comment],
	["Justificatif", "text", 30, ({ evidenceUrl }) => evidenceUrl],
	["Saisie par", "text", 24, ({ enteredByName }) => enteredByName],
];

const tableOf = <Row>(title: string, columns: readonly ColumnOf<Row>[], rows: readonly Row[]): PrintedTable => ({
	title,
	columns: columns.map(([header, kind, width]) => ({ header, kind, width })),
	rows: rows.map((row) => columns.map(([, , , cell]) => cell(row))),
});

export const sheetTable = (sheets: readonly ListedSheet[]) => tableOf("Fiches actions", sheetColumns, sheets);
export const indicatorTable = (indicators: readonly (ListedIndicator & { isReached: boolean | null })[]) =>
	tableOf("Indicateurs", indicatorColumns, indicators);
export const valueTable = (indicator: IndicatorOfSheet) => tableOf("Valeurs", valueColumns(indicator), indicator.measurements);
