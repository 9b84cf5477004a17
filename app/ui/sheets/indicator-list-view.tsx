import type { IndicatorFilters } from "#app/domain/indicators/schema.ts";
import type { ListedIndicator } from "#app/domain/indicators/types.ts";
import type { ObjectiveChoice } from "#app/domain/programmes/types.ts";
import { indicatorTypeLabels } from "#app/messages/indicators.ts";
import { paths } from "#app/paths.ts";
import { IndicatorExportMenu } from "../exports/export-menus.tsx";
import { fieldOf } from "../forms/field.tsx";
import { SelectField } from "../forms/select-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { quantity } from "../indicators/quantity.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { type Column, DataTable } from "../primitives/data-table.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { type ActiveFilter, FilterBar } from "../primitives/filter-bar.tsx";
import { DayText } from "../primitives/moment.tsx";
import { Pagination } from "../primitives/pagination.tsx";
import { axisOptions } from "./choices.ts";
import { addressWith } from "./list-address.ts";
import { TargetBadge } from "./target-badge.tsx";

type Row = ListedIndicator & { isReached: boolean | null };
interface IndicatorListViewProps {
	territory: string;
	filters: IndicatorFilters;
	indicators: readonly Row[];
	total: number;
	/** Values that this person may accept or return. */
	proposed: number;
	pageCount: number;
	objectives: readonly ObjectiveChoice[];
}

const stateOptions = [
	{ value: "reached", label: "Cible atteinte" },
	{ value: "not_reached", label: "Cible non atteinte" },
];

/** Every indicator of the territory, with its last value against its target. */
export function IndicatorListView({ territory, filters, indicators, total, proposed, pageCount, objectives }: IndicatorListViewProps) {
	const base = paths.indicators(territory);
	const active = activeFilters(base, filters, objectives);
	return (
		<>
			<PageHeader
				title="Indicateurs"
				lead="La dernière valeur acceptée de chaque indicateur, au regard de sa cible."
				actions={
					<>
						{proposed > 0 && (
							<LinkButton href={paths.reviewValues(territory)} icon="check">
								Relire les valeurs proposées ({proposed})
							</LinkButton>
						)}
						<LinkButton href={paths.campaigns(territory)} icon="calendar">
							Campagnes de collecte
						</LinkButton>
						<IndicatorExportMenu territory={territory} filters={filters} total={total} />
					</>
				}
			/>
			<FilterBar label="Filtrer les indicateurs" clearHref={base} active={active}>
				<TextField field={fieldOf("q", filters.q)} label="Rechercher" type="search" />
				<SelectField field={fieldOf("axe", filters.axe)} label="Axe" options={axisOptions(objectives)} emptyLabel="Tous les axes" />
				<SelectField field={fieldOf("statut", filters.statut)} label="Cible" options={stateOptions} emptyLabel="Peu importe" />
				<SelectField
					field={fieldOf("sans", filters.sans)}
					label="Valeurs"
					options={[{ value: "valeur", label: "Sans valeur" }]}
					emptyLabel="Avec ou sans valeur"
				/>
			</FilterBar>
			{indicators.length === 0 ? (
				<EmptyState
					title={active.length > 0 ? "Aucun indicateur ne répond à ces filtres" : "Aucun indicateur pour le moment"}
					text={
						active.length > 0
							? "Retirez un filtre, ou cherchez avec d'autres mots."
							: "Les indicateurs s'ajoutent depuis chaque fiche action."
					}
					action={
						<LinkButton href={active.length > 0 ? base : paths.sheets(territory)}>
							{active.length > 0 ? "Voir tous les indicateurs" : "Voir les fiches actions"}
						</LinkButton>
					}
				/>
			) : (
				<>
					<DataTable caption="Indicateurs" columns={columnsOf(territory)} rows={indicators} rowKey={({ id }) => id} />
					<Pagination
						page={filters.page}
						pageCount={pageCount}
						total={total}
						hrefOf={(page) => addressWith(base, filters, { page })}
						noun="indicateur"
					/>
				</>
			)}
		</>
	);
}

const columnsOf = (territory: string): Column<Row>[] => [
	{
		key: "label",
		header: "Indicateur",
		isRowHeader: true,
		cell: ({ id, label }) => <a href={paths.indicatorPage(territory, id)}>{label}</a>,
	},
	{
		key: "sheet",
		header: "Fiche action",
		cell: ({ sheetSlug, sheetCode, sheetTitle }) => <a href={paths.sheet(territory, sheetSlug)}>{`${sheetCode} ${sheetTitle}`}</a>,
	},
	{ key: "type", header: "Type", isSecondary: true, cell: ({ type }) => indicatorTypeLabels[type] },
	{
		key: "value",
		header: "Dernière valeur",
		cell: ({ value, unavailableReason, measuredOn, ...measured }) => (
			<>
				{value !== null ? quantity(value, measured) : <span className="muted">{unavailableReason ? "Non disponible" : "Sans valeur"}</span>}
				{measuredOn && (
					<>
						<br />
						<span className="muted">
							<DayText day={measuredOn} />
						</span>
					</>
				)}
			</>
		),
	},
	{
		key: "target",
		header: "Cible",
		cell: ({ targetValue, isReached, ...measured }) => (
			<>
				{targetValue === null ? <span className="muted">Sans cible</span> : quantity(targetValue, measured)}
				<br />
				<TargetBadge isReached={isReached} />
			</>
		),
	},
];

function activeFilters(base: string, filters: IndicatorFilters, objectives: readonly ObjectiveChoice[]): ActiveFilter[] {
	const labels: Partial<Record<keyof IndicatorFilters, string | false | undefined>> = {
		q: filters.q && `«\u00a0${filters.q}\u00a0»`,
		axe: filters.axe && (axisOptions(objectives).find(({ value }) => value === filters.axe)?.label ?? "Axe inconnu"),
		statut: filters.statut && stateOptions.find(({ value }) => value === filters.statut)?.label,
		sans: filters.sans && "Sans valeur",
	};
	return Object.entries(labels).flatMap(([name, label]) =>
		label ? [{ label, removeHref: addressWith(base, filters, { [name]: undefined }) }] : [],
	);
}
