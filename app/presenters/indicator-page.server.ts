import { editSheet } from "#app/domain/action-sheets/policy.ts";
import { getSheetFacts } from "#app/domain/action-sheets/queries.server.ts";
import { getCampaign } from "#app/domain/campaigns/queries.server.ts";
import { reviewMeasurement, reviewSomeMeasurement } from "#app/domain/indicators/policy.ts";
import { getIndicator, listProposedMeasurements } from "#app/domain/indicators/queries.server.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed } from "#app/domain/kernel/errors.ts";
import { shownIndicator } from "./indicator-shown.server.ts";

/** Page of one indicator: its chart and every value. */
export function presentIndicator(ctx: Ctx, id: string) {
	const { actor } = ctx;
	return reading(ctx, async (tx) => {
		const indicator = await getIndicator(tx, actor.territoryId, id);
		const facts = await getSheetFacts(tx, actor.territoryId, indicator.sheetId);
		const edit = editSheet(actor, facts);
		return { territory: actor.territorySlug, indicator: shownIndicator(actor, facts, indicator, edit), can: { edit: edit.allowed } };
	});
}

/** Page where whoever follows the sheets accepts or returns the values proposed; those of one campaign when the address names it. */
export function presentValueReview(ctx: Ctx, campaignId: string | null) {
	const { actor } = ctx;
	assertAllowed(reviewSomeMeasurement(actor));
	return reading(ctx, async (tx) => {
		const campaign = campaignId ? await getCampaign(tx, actor.territoryId, campaignId) : null;
		const proposed = await listProposedMeasurements(tx, actor.territoryId, campaign?.id);
		return {
			territory: actor.territorySlug,
			campaign: campaign && { id: campaign.id, title: campaign.title },
			proposed: proposed
				.filter((each) => reviewMeasurement(actor, each).allowed)
				.map(({ enteredAt, axisCommitteeId: _, committeeId: __, ...each }) => ({ ...each, enteredAt: enteredAt.toISOString() })),
		};
	});
}
