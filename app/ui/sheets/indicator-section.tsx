import { lacksOutcome } from "#app/domain/indicators/rules.ts";
import { directionLabels, frequencyLabels, indicatorTypeLabels } from "#app/messages/indicators.ts";
import { paths } from "#app/paths.ts";
import { seriesOf } from "../charts/indicator-series.ts";
import { ValueChart } from "../charts/value-chart.tsx";
import { quantity, ValueText } from "../indicators/quantity.tsx";
import { ValueTable } from "../indicators/value-table.tsx";
import { Section } from "../layout/section.tsx";
import { ButtonRow, LinkButton } from "../primitives/button.tsx";
import { Card } from "../primitives/card.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { Disclosure } from "../primitives/disclosure.tsx";
import { DayText } from "../primitives/moment.tsx";
import { Notice } from "../primitives/notice.tsx";
import type { ShownIndicator } from "./shown.ts";
import { TargetBadge } from "./target-badge.tsx";

interface IndicatorSectionProps {
	territory: string;
	slug: string;
	indicators: readonly ShownIndicator[];
	hasMany: boolean;
	canEdit: boolean;
}

/** What is measured of the action: the last value against the target, then every value. */
export function IndicatorSection({ territory, slug, indicators, hasMany, canEdit }: IndicatorSectionProps) {
	return (
		<Section
			title="Indicateurs"
			id="indicateurs"
			count={indicators.length}
			action={
				canEdit && (
					<LinkButton href={paths.newIndicator(territory, slug)} size="small" icon="plus">
						Ajouter un indicateur
					</LinkButton>
				)
			}
		>
			{indicators.length === 0 && <p className="muted">Aucun indicateur pour le moment.</p>}
			{hasMany && canEdit && (
				<Notice tone="info">Trois à cinq indicateurs par fiche suffisent : au-delà, ils sont rarement tous renseignés.</Notice>
			)}
			{lacksOutcome(indicators) && canEdit && (
				<Notice tone="info">Il manque un indicateur de résultat : que change cette action pour les personnes ?</Notice>
			)}
			{indicators.map((indicator) => (
				<OneIndicator key={indicator.id} territory={territory} slug={slug} indicator={indicator} canEdit={canEdit} />
			))}
		</Section>
	);
}

function OneIndicator({
	territory,
	slug,
	indicator,
	canEdit,
}: Omit<IndicatorSectionProps, "indicators" | "hasMany"> & { indicator: ShownIndicator }) {
	const { id, label, type, direction, frequency, source, producerName, targetValue, targetOn, baselineValue, baselineOn } = indicator;
	const { measurements, isReached, canRecord } = indicator;
	const last = measurements.find(({ state }) => state === "accepted");
	const pending = measurements.filter(({ state }) => state !== "accepted").length;
	return (
		<Card
			title={label}
			href={paths.indicatorPage(territory, id)}
			eyebrow={<span className="muted">{`${indicatorTypeLabels[type]} · ${frequencyLabels[frequency]}`}</span>}
		>
			<DefinitionList
				layout="grid"
				items={[
					{
						term: "Dernière valeur",
						description: last && (
							<>
								<ValueText measurement={last} of={indicator} />{" "}
								<span className="muted">
									(<DayText day={last.measuredOn} />)
								</span>
							</>
						),
					},
					{
						term: "Cible",
						description: targetValue !== null && (
							<>
								{quantity(targetValue, indicator)}
								{targetOn && (
									<span className="muted">
										{" "}
										(pour le <DayText day={targetOn} />)
									</span>
								)}{" "}
								<TargetBadge isReached={isReached} />
							</>
						),
					},
					{
						term: "Valeur de départ",
						description: baselineValue !== null && (
							<>
								{quantity(baselineValue, indicator)}
								{baselineOn && (
									<span className="muted">
										{" "}
										(<DayText day={baselineOn} />)
									</span>
								)}
							</>
						),
					},
					{ term: "Sens", description: directionLabels[direction] },
					...(producerName ? [{ term: "Produit par", description: producerName }] : []),
					...(source ? [{ term: "Source", description: source }] : []),
				]}
			/>
			<ValueChart id={`courbe-${id}`} title={`Valeurs de « ${label} »`} {...seriesOf(indicator)} />
			{measurements.length > 0 && (
				<Disclosure summary={`Toutes les valeurs (${measurements.length}${pending > 0 ? `, dont ${pending} à accepter ou à revoir` : ""})`}>
					<ValueTable indicator={indicator} territory={territory} sheet={slug} />
				</Disclosure>
			)}
			{(canRecord || canEdit) && (
				<ButtonRow>
					{canRecord && (
						<LinkButton
							href={paths.newMeasurement(territory, slug, id)}
							size="small"
							icon="chart"
							aria-label={`Saisir une valeur de «\u00a0${label}\u00a0»`}
						>
							Saisir une valeur
						</LinkButton>
					)}
					{canEdit && (
						<LinkButton
							href={paths.indicator(territory, slug, id)}
							variant="quiet"
							size="small"
							icon="edit"
							aria-label={`Modifier l'indicateur «\u00a0${label}\u00a0»`}
						>
							Modifier
						</LinkButton>
					)}
				</ButtonRow>
			)}
		</Card>
	);
}
