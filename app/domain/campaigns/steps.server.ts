import type { Day } from "../kernel/calendar.ts";
import type { Tx } from "../kernel/context.server.ts";
import { RuleViolation } from "../kernel/errors.ts";
import type { TerritoryId } from "../kernel/ids.ts";

/**
 * Holds the period of a value open until the transaction ends: the campaigns that ask for the indicator cannot be closed meanwhile.
 * @throws RuleViolation when one of them is closed
 */
export async function lockPeriod(tx: Tx, territoryId: TerritoryId, indicatorId: string, measuredOn: Day): Promise<void> {
	const campaigns = await tx
		.selectFrom("campaign")
		.innerJoin("expectedValue", "expectedValue.campaignId", "campaign.id")
		.select("campaign.closedAt")
		.where("campaign.territoryId", "=", territoryId)
		.where("expectedValue.indicatorId", "=", indicatorId)
		.where("campaign.startsOn", "<=", measuredOn)
		.where("campaign.endsOn", ">=", measuredOn)
		.forShare("campaign")
		.execute();
	if (campaigns.some(({ closedAt }) => closedAt !== null)) throw new RuleViolation("measurement.period-locked", "measuredOn");
}
