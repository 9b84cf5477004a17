import type { EnteredMeasurement } from "#app/domain/indicators/types.ts";
import { directionLabels, frequencyLabels, indicatorTypeLabels } from "#app/messages/indicators.ts";
import { paths } from "#app/paths.ts";
import { formatNumber } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { ButtonRow, LinkButton } from "../primitives/button.tsx";
import { Card } from "../primitives/card.tsx";
import { type Column, DataTable } from "../primitives/data-table.tsx";
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
	const { id, label, type, unit, direction, frequency, source, producerName, targetValue, targetOn, baselineValue, baselineOn } = indicator;
	const { measurements, isReached, canRecord } = indicator;
	const [last] = measurements;
	return (
		<Card title={label} eyebrow={<span className="muted">{`${indicatorTypeLabels[type]} · ${frequencyLabels[frequency]}`}</span>}>
			<DefinitionList
				layout="grid"
				items={[
					{
						term: "Dernière valeur",
						description: last && (
							<>
								<ValueText measurement={last} unit={unit} />{" "}
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
								{formatNumber(targetValue, 4)} {unit}
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
								{formatNumber(baselineValue, 4)} {unit}
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
			{measurements.length > 0 && (
				<Disclosure summary={`Toutes les valeurs (${measurements.length})`}>
					<DataTable
						caption={`Valeurs de «\u00a0${label}\u00a0»`}
						columns={columnsOf(indicator, canRecord ? paths.newMeasurement(territory, slug, id) : null)}
						rows={measurements}
						rowKey={({ measuredOn }) => measuredOn}
					/>
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

/** A value with its unit, or why there is none. */
function ValueText({ measurement: { value, unavailableReason }, unit }: { measurement: EnteredMeasurement; unit: string }) {
	if (value === null) return <>Non disponible : {unavailableReason}</>;
	return (
		<strong>
			{formatNumber(value, 4)} {unit}
		</strong>
	);
}

function columnsOf({ unit }: ShownIndicator, correctHref: string | null): Column<EnteredMeasurement>[] {
	return [
		{ key: "day", header: "Date", cell: ({ measuredOn }) => <DayText day={measuredOn} /> },
		{ key: "value", header: "Valeur", cell: (measurement) => <ValueText measurement={measurement} unit={unit} /> },
		{ key: "comment", header: "Commentaire", isSecondary: true, cell: ({ comment }) => comment },
		{ key: "who", header: "Saisie par", isSecondary: true, cell: ({ enteredByName }) => enteredByName },
		...(correctHref
			? [
					{
						key: "correct",
						header: "Correction",
						cell: ({ measuredOn }: EnteredMeasurement) => (
							<a href={`${correctHref}?date=${measuredOn}`}>
								Corriger<span className="visually-hidden"> la valeur du {measuredOn}</span>
							</a>
						),
					},
				]
			: []),
	];
}
