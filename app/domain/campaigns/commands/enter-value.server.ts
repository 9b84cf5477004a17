import { type Entered, enterMeasurement, readValue } from "../../indicators/steps.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import type { EnterValue } from "../schema.ts";
import { getExpected } from "../store.server.ts";

/** Enters one expected value as it was typed in the grid. The event is the indicator's own: the campaign itself does not change. */
export async function enterValue(ctx: Ctx, { campaignId, expectedId, value, revision, ...notes }: EnterValue): Promise<Entered> {
	return inTransaction(ctx, async (tx) => {
		const { indicatorId, sheetId, endsOn } = await getExpected(tx, ctx.actor.territoryId, campaignId, expectedId);
		return enterMeasurement(tx, ctx, {
			sheetId,
			indicatorId,
			measuredOn: endsOn,
			readValue: (indicator) => readValue(value, indicator),
			...notes,
			seenRevision: revision,
		});
	});
}
