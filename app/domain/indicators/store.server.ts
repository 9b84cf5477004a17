import type { Day } from "../kernel/calendar.ts";
import type { Tx } from "../kernel/context.server.ts";
import { NotFound, RuleViolation } from "../kernel/errors.ts";
import type { OrganisationId, SheetId, TerritoryId } from "../kernel/ids.ts";
import type { Indicator, IndicatorId, Measurement, MeasurementId, MeasurementState } from "./types.ts";

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
			"nature",
			"scale",
			"unit",
			"direction",
			"baselineValue",
			"baselineOn",
			"targetValue",
			"targetOn",
			"yearlyTargets",
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

export interface LockedMeasurement extends Measurement {
	id: MeasurementId;
	state: MeasurementState;
	returnReason: string | null;
}

const measurementColumns = [
	"id",
	"measuredOn",
	"value",
	"unavailableReason",
	"comment",
	"evidenceUrl",
	"state",
	"returnReason",
	"revision",
] as const;

export async function lockMeasurementAt(
	tx: Tx,
	territoryId: TerritoryId,
	indicatorId: IndicatorId,
	measuredOn: Day,
): Promise<LockedMeasurement | null> {
	const row = await tx
		.selectFrom("measurement")
		.select(measurementColumns)
		.where("territoryId", "=", territoryId)
		.where("indicatorId", "=", indicatorId)
		.where("measuredOn", "=", measuredOn)
		.forUpdate()
		.executeTakeFirst();
	return (row as LockedMeasurement | undefined) ?? null;
}

/** Several at once, always in the same order, so that two reviews never wait for each other. @throws NotFound when one is missing */
export async function lockMeasurements(
	tx: Tx,
	territoryId: TerritoryId,
	ids: readonly MeasurementId[],
): Promise<(LockedMeasurement & { indicatorId: IndicatorId; sheetId: SheetId })[]> {
	const rows = await tx
		.selectFrom("measurement as m")
		.innerJoin("indicator as i", "i.id", "m.indicatorId")
		.select(["i.id as indicatorId", "i.sheetId", ...measurementColumns.map((name) => `m.${name}` as const)])
		.where("m.territoryId", "=", territoryId)
		.where("m.id", "in", [...ids])
		.orderBy("m.id")
		.forUpdate("m")
		.execute();
	if (rows.length !== new Set(ids).size) throw new NotFound("not-found");
	return rows as unknown as (LockedMeasurement & { indicatorId: IndicatorId; sheetId: SheetId })[];
}

/** Whether any number or level was ever entered. */
export async function hasValues(tx: Tx, territoryId: TerritoryId, indicatorId: IndicatorId): Promise<boolean> {
	const row = await tx
		.selectFrom("measurement")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("indicatorId", "=", indicatorId)
		.where("value", "is not", null)
		.executeTakeFirst();
	return row !== undefined;
}
