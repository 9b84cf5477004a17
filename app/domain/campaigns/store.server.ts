import type { IndicatorId } from "../indicators/types.ts";
import type { Day } from "../kernel/calendar.ts";
import type { Tx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { SheetId, TerritoryId } from "../kernel/ids.ts";
import type { Campaign, CampaignId, ExpectedValueId } from "./types.ts";

/** @throws NotFound */
export async function lockCampaign(tx: Tx, territoryId: TerritoryId, campaignId: CampaignId): Promise<Campaign> {
	const row = await tx
		.selectFrom("campaign")
		.select(["id", "title", "startsOn", "endsOn", "dueOn", "committeeId", "closedAt", "revision"])
		.where("territoryId", "=", territoryId)
		.where("id", "=", campaignId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as unknown as Campaign;
}

/** What an expected value is about. @throws NotFound, also for one of another campaign */
export async function getExpected(
	tx: Tx,
	territoryId: TerritoryId,
	campaignId: CampaignId,
	expectedId: ExpectedValueId,
): Promise<{ indicatorId: IndicatorId; sheetId: SheetId; endsOn: Day }> {
	const row = await tx
		.selectFrom("expectedValue as e")
		.innerJoin("indicator as i", "i.id", "e.indicatorId")
		.innerJoin("campaign as c", "c.id", "e.campaignId")
		.select(["e.indicatorId", "i.sheetId", "c.endsOn"])
		.where("e.territoryId", "=", territoryId)
		.where("e.campaignId", "=", campaignId)
		.where("e.id", "=", expectedId)
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as unknown as { indicatorId: IndicatorId; sheetId: SheetId; endsOn: Day };
}
