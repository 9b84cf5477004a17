import { getIndicator } from "../../indicators/queries.server.ts";
import { type Entered, enterMeasurement } from "../../indicators/steps.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { lastDayOf } from "../periods.ts";
import { enterCount as mayEnterCount } from "../policy.ts";
import { countShown } from "../publish.ts";
import { getPublishedYear } from "../queries.server.ts";
import { type EnterCount, seenKey } from "../schema.ts";

/**
 * Makes a published count the value of an indicator, at the end of its period. It is read again here: the page never says how many,
 * and a number that is hidden, or not published yet, cannot be carried over. `comment` says where it comes from.
 */
export function enterCount(
	ctx: Ctx,
	{ count, indicatorId, seenOf, revision, comment }: EnterCount & { comment: string },
): Promise<Entered> {
	const { actor, now } = ctx;
	return inTransaction(ctx, async (tx) => {
		assertAllowed(mayEnterCount(actor));
		const indicator = await getIndicator(tx, actor.territoryId, indicatorId);
		if (indicator.nature === "qualitative") throw new RuleViolation("referral-count.not-a-number", "indicatorId");
		const published = await getPublishedYear(tx, actor.territoryId, Number(count.period.slice(0, 4)), now);
		const shown = countShown(published, count);
		if (shown === null) throw new RuleViolation("referral-count.hidden", "count");
		return enterMeasurement(tx, ctx, {
			sheetId: indicator.sheetId,
			indicatorId,
			measuredOn: lastDayOf(count.period),
			readValue: () => shown,
			unavailableReason: null,
			comment,
			evidenceUrl: null,
			seenRevision: seenOf === seenKey(indicatorId, count.period) ? revision : 0,
		});
	});
}
