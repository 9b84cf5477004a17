import type { BudgetFilters } from "#app/domain/budgets/schema.ts";
import type { Amounts, YearAmounts } from "#app/domain/budgets/types.ts";
import { budgetNatureLabels } from "#app/messages/budgets.ts";
import { paths } from "#app/paths.ts";
import { formatEuro, formatNumber } from "../format.ts";
import { fieldOf } from "../forms/field.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { SelectField } from "../forms/select-field.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Figures } from "../primitives/figures.tsx";
import { FilterBar } from "../primitives/filter-bar.tsx";
import { noYear } from "./year-table.tsx";

interface Summed {
	id: string;
	title: string;
	years: readonly YearAmounts[];
	total: Amounts;
}
interface ShownProgramme extends Summed {
	axes: readonly (Summed & { number: number; objectives: readonly (Summed & { code: string })[] })[];
}
interface ProgrammeBudgetViewProps {
	territory: string;
	filters: BudgetFilters;
	programmes: readonly ShownProgramme[];
}

/** What each table shows: one measure, so that its years stand side by side. */
const measures: { name: keyof Amounts; title: string; format: (amount: number) => string }[] = [
	{ name: "planned", title: "Budget prévu", format: formatEuro },
	{ name: "actual", title: "Budget réalisé", format: formatEuro },
	{ name: "promised", title: "Financements promis", format: formatEuro },
	{ name: "received", title: "Financements reçus", format: formatEuro },
	{ name: "plannedFte", title: "Temps de travail prévu, en équivalents temps plein", format: (amount) => formatNumber(amount) },
	{ name: "actualFte", title: "Temps de travail réalisé, en équivalents temps plein", format: (amount) => formatNumber(amount) },
];

/** The money of every programme of the territory: axes and objectives down, years across. */
export function ProgrammeBudgetView({ territory, filters, programmes }: ProgrammeBudgetViewProps) {
	const isEmpty = programmes.every(({ years }) => years.length === 0);
	return (
		<>
			<PageHeader
				title="Budget du programme"
				breadcrumbs={[{ label: "Programme", href: paths.programme(territory) }, { label: "Budget" }]}
			/>
			<FilterBar
				label="Filtrer le budget"
				active={filters.nature ? [{ label: budgetNatureLabels[filters.nature], removeHref: paths.programmeBudget(territory) }] : []}
				clearHref={paths.programmeBudget(territory)}
			>
				<SelectField
					field={fieldOf("nature", filters.nature)}
					label="Nature de la dépense"
					options={labelledOptions(budgetNatureLabels)}
					emptyLabel="Toutes, avec les financements"
				/>
			</FilterBar>
			{isEmpty ? (
				<EmptyState
					title="Aucun montant"
					text={
						filters.nature
							? "Aucune dépense de cette nature n'est saisie sur les fiches."
							: "Les budgets et financements saisis sur les fiches s'additionneront ici, par axe et par objectif."
					}
				/>
			) : (
				programmes.filter(({ years }) => years.length > 0).map((programme) => <OneProgramme key={programme.id} programme={programme} />)
			)}
		</>
	);
}

function OneProgramme({ programme }: { programme: ShownProgramme }) {
	const { title, total, years } = programme;
	return (
		<Section
			title={title}
			lead="Chaque fiche est comptée une seule fois, sous l'objectif qui la porte. Une fiche sans ligne de budget y entre pour sa première estimation."
		>
			<Figures
				items={measures
					.filter(({ name }) => total[name] > 0)
					.map(({ name, title: label, format }) => ({ label, value: format(total[name]) }))}
			/>
			{measures
				.filter(({ name }) => total[name] > 0)
				.map((measure) => (
					<Section key={measure.name} title={measure.title} headingLevel={3}>
						<MeasureTable programme={programme} measure={measure} years={years.map(({ year }) => year)} />
					</Section>
				))}
		</Section>
	);
}

interface Row extends Summed {
	code: string;
	isAxis: boolean;
}

function MeasureTable({
	programme,
	measure: { name, title, format },
	years,
}: {
	programme: ShownProgramme;
	measure: (typeof measures)[number];
	years: readonly (number | null)[];
}) {
	const rows: Row[] = programme.axes.flatMap((axis) => [
		{ ...axis, code: `Axe ${axis.number}`, isAxis: true },
		...axis.objectives.filter(({ total }) => total[name] > 0).map((objective) => ({ ...objective, isAxis: false })),
	]);
	const inYear = (row: Summed, year: number | null) => format(row.years.find((one) => one.year === year)?.[name] ?? 0);
	return (
		<DataTable
			caption={`${title}, ${programme.title}`}
			columns={[
				{
					key: "title",
					header: "Axe ou objectif",
					cell: ({ code, title: label, isAxis }) => (isAxis ? <strong>{`${code} ${label}`}</strong> : `${code} ${label}`),
				},
				...years.map((year) => ({
					key: String(year),
					header: String(year ?? noYear),
					align: "end" as const,
					isCompact: true,
					cell: (row: Row) => inYear(row, year),
				})),
				{
					key: "total",
					header: "Total",
					align: "end" as const,
					isCompact: true,
					cell: (row) => <strong>{format(row.total[name])}</strong>,
				},
			]}
			rows={rows}
			rowKey={({ id }) => id}
			footer={["Programme", ...years.map((year) => inYear(programme, year)), format(programme.total[name])]}
		/>
	);
}
