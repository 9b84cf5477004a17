import { reviewMeasurement } from "#app/domain/indicators/policy.ts";
import { listIndicators, listProposedMeasurements } from "#app/domain/indicators/queries.server.ts";
import { reachesTarget } from "#app/domain/indicators/rules.ts";
import { IndicatorFilters } from "#app/domain/indicators/schema.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { listObjectiveChoices } from "#app/domain/programmes/queries.server.ts";

/** Page « Indicateurs »: those of every sheet, with the last word on each. */
export function presentIndicatorList(ctx: Ctx, search: URLSearchParams) {
	const { territoryId, territorySlug } = ctx.actor;
	const asked = IndicatorFilters.parse(Object.fromEntries([...search].filter(([, value]) => value !== "")));
	return reading(ctx, async (tx) => {
		const { indicators, total, page, pageCount } = await listIndicators(tx, territoryId, asked);
		return {
			territory: territorySlug,
			filters: { ...asked, page },
			total,
			proposed: (await listProposedMeasurements(tx, territoryId)).filter((each) => reviewMeasurement(ctx.actor, each).allowed).length,
			pageCount,
			indicators: indicators.map((indicator) => ({
				...indicator,
				isReached: reachesTarget(indicator.value, indicator.targetValue, indicator.direction),
			})),
			objectives: await listObjectiveChoices(tx, territoryId),
		};
	});
}
