import type { IndicatorWithSheet } from "#app/domain/indicators/types.ts";
import { directionLabels, frequencyLabels, indicatorTypeLabels } from "#app/messages/indicators.ts";
import { paths } from "#app/paths.ts";
import { seriesOf } from "../charts/indicator-series.ts";
import { ValueChart } from "../charts/value-chart.tsx";
import { ValueExportMenu } from "../exports/export-menus.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { DayText } from "../primitives/moment.tsx";
import type { ShownIndicator } from "../sheets/shown.ts";
import { TargetBadge } from "../sheets/target-badge.tsx";
import { quantity, ValueText } from "./quantity.tsx";
import { ValueTable } from "./value-table.tsx";

interface IndicatorViewProps {
	territory: string;
	indicator: ShownIndicator & IndicatorWithSheet;
	can: { edit: boolean };
}

/** One indicator: where it stands, its chart, and the same figures in tables. */
export function IndicatorView({ territory, indicator, can }: IndicatorViewProps) {
	const { id, label, sheetSlug, sheetCode, sheetTitle, measurements, isReached, canRecord } = indicator;
	const last = measurements.find(({ state }) => state === "accepted");
	const series = seriesOf(indicator);
	return (
		<>
			<PageHeader
				title={label}
				eyebrow="Indicateur"
				breadcrumbs={[
					{ label: "Indicateurs", href: paths.indicators(territory) },
					{ label: `Fiche ${sheetCode}`, href: paths.sheet(territory, sheetSlug) },
					{ label },
				]}
				actions={
					<>
						{canRecord && (
							<LinkButton href={paths.newMeasurement(territory, sheetSlug, id)} icon="plus">
								Saisir une valeur
							</LinkButton>
						)}
						{can.edit && (
							<LinkButton href={paths.indicator(territory, sheetSlug, id)} icon="edit">
								Modifier
							</LinkButton>
						)}
						{measurements.length > 0 && <ValueExportMenu territory={territory} indicatorId={id} />}
					</>
				}
			/>
			<DefinitionList
				layout="grid"
				items={[
					{
						term: "Dernière valeur",
						description: last && (
							<>
								<ValueText measurement={last} of={indicator} /> <TargetBadge isReached={isReached} />
							</>
						),
					},
					{ term: "Fiche action", description: <a href={paths.sheet(territory, sheetSlug)}>{`${sheetCode} ${sheetTitle}`}</a> },
					{ term: "Type", description: indicatorTypeLabels[indicator.type] },
					{ term: "Sens", description: directionLabels[indicator.direction] },
					{ term: "Fréquence", description: frequencyLabels[indicator.frequency] },
					...(indicator.scale.length > 0 ? [{ term: "Échelle", description: indicator.scale.join(" → ") }] : []),
					...(indicator.producerName ? [{ term: "Produit par", description: indicator.producerName }] : []),
					...(indicator.source ? [{ term: "Source", description: indicator.source }] : []),
				]}
			/>
			<Section title="Valeurs" count={measurements.length}>
				{measurements.length === 0 && <p className="muted">Aucune valeur pour le moment.</p>}
				<ValueChart id={`courbe-${id}`} title={`Valeurs de « ${label} »`} {...series} />
				{measurements.length > 0 && <ValueTable indicator={indicator} territory={territory} sheet={sheetSlug} />}
			</Section>
			{(series.targets.length > 0 || series.baseline) && (
				<Section title="Départ et cibles">
					<DataTable
						caption="Départ et cibles"
						rows={[
							...(series.baseline ? [{ ...series.baseline, kind: "Valeur de départ" }] : []),
							...series.targets.map((target) => ({ ...target, kind: target.on === indicator.targetOn ? "Cible finale" : "Cible" })),
						]}
						rowKey={({ kind, on }) => `${kind} ${on}`}
						columns={[
							{ key: "kind", header: "Repère", cell: ({ kind }) => kind },
							{ key: "on", header: "Date", cell: ({ on }) => <DayText day={on} /> },
							{ key: "value", header: "Valeur", cell: ({ value }) => quantity(value, indicator) },
						]}
					/>
				</Section>
			)}
		</>
	);
}
