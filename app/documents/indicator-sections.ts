import type { IndicatorOfSheet } from "#app/domain/indicators/types.ts";
import type { DocumentBlock, DocumentSection } from "#app/domain/kernel/document.ts";
import { directionLabels, frequencyLabels, indicatorTypeLabels } from "#app/messages/indicators.ts";
import { chartScene } from "#app/ui/charts/chart-scene.ts";
import { chartSvg } from "#app/ui/charts/chart-svg.ts";
import { seriesOf } from "#app/ui/charts/indicator-series.ts";
import { formatDay, formatNumber } from "#app/ui/format.ts";
import { day, fact, facts, sectionOf, table, text } from "./blocks.ts";

/** The indicators of a sheet, each with its chart and the same figures in a table. Only accepted values are printed. */
export function indicatorSections(indicators: readonly IndicatorOfSheet[], level: 1 | 2): DocumentSection[] {
	if (indicators.length === 0) return [];
	const count = indicators.length === 1 ? "1 indicateur suit l'action." : `${indicators.length} indicateurs suivent l'action.`;
	return [
		...sectionOf(level, "Indicateurs", text(count)),
		...indicators.flatMap((indicator) => sectionOf((level + 1) as 2 | 3, indicator.label, ...indicatorBlocks(indicator))),
	];
}

/** A level of a scale by its words. */
const saying = ({ nature, scale }: IndicatorOfSheet) => {
	const levels = nature === "qualitative" ? scale : [];
	return (value: number) => levels[value - 1] ?? formatNumber(value, 4);
};

function indicatorBlocks(indicator: IndicatorOfSheet): (DocumentBlock | null)[] {
	const { type, frequency, direction, unit, baselineValue, baselineOn, targetValue, targetOn, source, producerName, scale } = indicator;
	const said = saying(indicator);
	const quantity = (value: number | null, on: string | null) =>
		value === null ? null : `${said(value)}${scale.length > 0 ? "" : ` ${unit}`}${on ? ` au ${formatDay(on)}` : ""}`;
	const yearly = Object.entries(indicator.yearlyTargets).map(([year, target]) => `${year} : ${quantity(target, null)}`);
	return [
		facts(
			fact("Type", indicatorTypeLabels[type]),
			fact("Unité", `${unit}, ${directionLabels[direction]}`),
			fact("Départ", quantity(baselineValue, baselineOn)),
			fact("Cible", quantity(targetValue, targetOn)),
			fact("Cibles par année", yearly.join(", ")),
			fact("Échelle", scale.join(", ")),
			fact("Fréquence", frequencyLabels[frequency]),
			fact("Source", source),
			fact("Producteur", producerName),
		),
		chart(indicator),
		values(indicator),
		text(waiting(indicator)),
	];
}

const chart = (indicator: IndicatorOfSheet): DocumentBlock | null => {
	const scene = chartScene({ ...seriesOf(indicator), proposed: [] });
	if (!scene) return null;
	const { svg, width, height } = chartSvg(scene);
	return { kind: "figure", svg, width, height, alt: `Courbe de « ${indicator.label} ». ${scene.description}` };
};

function values(indicator: IndicatorOfSheet): DocumentBlock | null {
	const said = saying(indicator);
	const { targets } = seriesOf(indicator);
	return table(
		[
			["Année", 2],
			["Valeur", 3, true],
			["Cible", 3, true],
			["Unité", 3],
			["Date", 3],
			["Commentaire", 6],
		],
		accepted(indicator).map(({ measuredOn, value, unavailableReason, comment }) => {
			const year = measuredOn.slice(0, 4);
			const target = targets.findLast(({ on }) => on.startsWith(year));
			return [
				year,
				value === null ? "non disponible" : said(value),
				target ? said(target.value) : "",
				indicator.unit,
				day(measuredOn),
				[unavailableReason, comment].filter(Boolean).join(" – "),
			];
		}),
	);
}

const accepted = ({ measurements }: IndicatorOfSheet) => measurements.filter(({ state }) => state === "accepted");

function waiting(indicator: IndicatorOfSheet): string | null {
	const count = indicator.measurements.length - accepted(indicator).length;
	if (count === 0) return null;
	return count === 1
		? "1 valeur n'est pas encore acceptée : elle n'est pas imprimée."
		: `${count} valeurs ne sont pas encore acceptées : elles ne sont pas imprimées.`;
}
