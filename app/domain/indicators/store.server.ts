import type { Tx } from "../kernel/context.server.ts";
import { NotFound, RuleViolation } from "../kernel/errors.ts";
import type { OrganisationId, SheetId, TerritoryId } from "../kernel/ids.ts";
import type { Indicator, IndicatorId } from "./types.ts";

/** @throws NotFound, also for an indicator of another sheet */
export async function lockIndicator(tx: Tx, territoryId: TerritoryId, sheetId: SheetId, indicatorId: IndicatorId): Promise<Indicator> {
	const row = await tx
		.selectFrom("indicator")
		.select([
			"id",
			"sheetId",
			"revision",
			"label",
			"type",
			"unit",
			"direction",
			"baselineValue",
			"baselineOn",
			"targetValue",
			"targetOn",
			"source",
			"producerId",
			"frequency",
		])
		.where("territoryId", "=", territoryId)
		.where("sheetId", "=", sheetId)
		.where("id", "=", indicatorId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as unknown as Indicator;
}

export async function assertProducer(tx: Tx, territoryId: TerritoryId, producerId: OrganisationId | null): Promise<void> {
	if (!producerId) return;
	const row = await tx
		.selectFrom("organisation")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("id", "=", producerId)
		.executeTakeFirst();
	if (!row) throw new RuleViolation("sheet.unknown-organisation", "producerId");
}
