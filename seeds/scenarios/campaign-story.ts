import { closeCampaign } from "#app/domain/campaigns/commands/close-campaign.server.ts";
import { enterValue } from "#app/domain/campaigns/commands/enter-value.server.ts";
import { openCampaign } from "#app/domain/campaigns/commands/open-campaign.server.ts";
import { listExpectedValues } from "#app/domain/campaigns/queries.server.ts";
import type { CampaignId, ExpectedValue } from "#app/domain/campaigns/types.ts";
import { reviewMeasurements } from "#app/domain/indicators/commands/review-measurements.server.ts";
import { listProposedMeasurements } from "#app/domain/indicators/queries.server.ts";
import { type Day, instantAt } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { lastFullYear } from "./indicator-story.ts";
import type { Stage } from "./stage.ts";

/** A collection closed long ago, whose values are those that the indicators' stories tell; and one under way, half entered. */
export function tellCampaigns(stage: Stage): void {
	const year = lastFullYear(stage.instant(0)) - 1;
	tellClosed(stage, year);
	tellOpen(stage, year + 1);
}

function tellClosed({ timeline, as }: Stage, year: number): void {
	let campaignId: CampaignId;
	const on = (monthAndDay: string) => instantAt(`${year + 1}-${monthAndDay}` as Day, "10:00");
	timeline.at(on("01-08"), async (now) => {
		campaignId = await openCampaign(as("cooperation", now), {
			...{ title: `Valeurs ${year}`, committeeId: null, axisIds: [] },
			...{ startsOn: `${year}-01-01` as Day, endsOn: `${year}-12-31` as Day, dueOn: `${year + 1}-02-10` as Day },
		});
	});
	timeline.at(on("02-28"), (now) => closeCampaign(as("cooperation", now), { campaignId, revision: 1, intent: "close" }));
}

/** Every third value is still to be entered. Of those proposed, the first is accepted, the second returned, the others wait. */
function tellOpen({ timeline, as, people, instant, day }: Stage, year: number): void {
	let campaignId: CampaignId;
	timeline.at(instant(-6, "09:00"), async (now) => {
		campaignId = await openCampaign(as("cooperation", now), {
			...{ title: "Point d'étape sur les indicateurs", committeeId: null, axisIds: [] },
			// holds the end of a year, when yearly indicators are measured
			...{ startsOn: `${year}-12-01` as Day, endsOn: day(-7), dueOn: day(21) },
		});
	});
	timeline.at(instant(-4, "11:00"), async (now) => {
		const steward = as("cooperation", now);
		const expected = await reading(steward, (tx) => listExpectedValues(tx, steward.actor.territoryId, campaignId));
		for (const [index, value] of expected.entries()) {
			const actor = people().find(({ personId }) => personId === value.personId);
			if (actor && index % 3 !== 2) await enter({ ...steward, actor }, campaignId, value);
		}
	});
	timeline.at(instant(-2, "14:00"), async (now) => {
		const steward = as("cooperation", now);
		const [first, second] = await reading(steward, (tx) => listProposedMeasurements(tx, steward.actor.territoryId, campaignId));
		const judge = async (decision: "accept" | "return", value: typeof first, reason: string | null) => {
			if (value) await reviewMeasurements(steward, { decision, reason, measurements: [{ id: value.id, revision: value.revision }] });
		};
		await judge("accept", first, null);
		await judge("return", second, "Comptez aussi les situations suivies par les communes.");
	});
}

/** A little more than the last time. */
const enter = (ctx: Ctx, campaignId: CampaignId, { id: expectedId, previousValue }: ExpectedValue) =>
	enterValue(ctx, {
		...{ campaignId, expectedId, value: String(Math.round((previousValue ?? 20) * 1.06)), revision: 0 },
		...{ unavailableReason: null, comment: null, evidenceUrl: null },
	});
