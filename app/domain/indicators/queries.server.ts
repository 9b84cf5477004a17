import { type SqlBool, sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { camelKeys } from "#db/nested-rows.ts";
import { holds } from "#db/predicates.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { SheetId, TerritoryId } from "../kernel/ids.ts";
import { pageOf } from "../kernel/pages.ts";
import type { IndicatorFilters } from "./schema.ts";
import { IndicatorId, type IndicatorOfSheet, type IndicatorWithSheet, type ListedIndicator, type ProposedMeasurement } from "./types.ts";

const columns = [
	"i.id",
	"i.sheetId",
	"i.revision",
	"i.label",
	"i.type",
	"i.nature",
	"i.scale",
	"i.unit",
	"i.direction",
	"i.baselineValue",
	"i.baselineOn",
	"i.targetValue",
	"i.targetOn",
	"i.yearlyTargets",
	"i.source",
	"i.producerId",
	"i.frequency",
] as const;

const withMeasurements = (tx: ReadTx, territoryId: TerritoryId) =>
	tx
		.selectFrom("indicator as i")
		.leftJoin("organisation as producer", "producer.id", "i.producerId")
		.select([...columns, "producer.name as producerName"])
		.select((eb) =>
			jsonArrayFrom(
				eb
					.selectFrom("measurement as m")
					.leftJoin("person", "person.id", "m.enteredBy")
					.select([
						"m.id",
						"m.measuredOn",
						"m.value",
						"m.unavailableReason",
						"m.comment",
						"m.evidenceUrl",
						"m.state",
						"m.returnReason",
						"m.revision",
						"person.displayName as enteredByName",
					])
					.whereRef("m.indicatorId", "=", "i.id")
					.orderBy("m.measuredOn", "desc"),
			).as("measurements"),
		)
		.where("i.territoryId", "=", territoryId);

/** The indicators of a sheet, in order, with every value they were given. */
export async function listIndicatorsOfSheet(tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId): Promise<IndicatorOfSheet[]> {
	const rows = await withMeasurements(tx, territoryId).where("i.sheetId", "=", sheetId).orderBy("i.position").orderBy("i.id").execute();
	return camelKeys(rows) as unknown as IndicatorOfSheet[];
}

/** One indicator with its sheet and every value. @throws NotFound, also for an id that is none */
export async function getIndicator(tx: ReadTx, territoryId: TerritoryId, id: string): Promise<IndicatorWithSheet> {
	const indicatorId = IndicatorId.safeParse(id);
	const row =
		indicatorId.success &&
		(await withMeasurements(tx, territoryId)
			.innerJoin("actionSheet as s", "s.id", "i.sheetId")
			.select(["s.slug as sheetSlug", "s.code as sheetCode", "s.title as sheetTitle"])
			.where("i.id", "=", indicatorId.data)
			.executeTakeFirst());
	if (!row) throw new NotFound("not-found");
	return camelKeys([row])[0] as unknown as IndicatorWithSheet;
}

/** Values proposed in the territory, the oldest first; one campaign's only, when it is named. */
export async function listProposedMeasurements(tx: ReadTx, territoryId: TerritoryId, campaignId?: string): Promise<ProposedMeasurement[]> {
	let query = tx
		.selectFrom("measurement as m")
		.innerJoin("indicator as i", "i.id", "m.indicatorId")
		.innerJoin("actionSheet as s", "s.id", "i.sheetId")
		.innerJoin("objective as o", "o.id", "s.objectiveId")
		.innerJoin("axis as a", "a.id", "o.axisId")
		.leftJoin("person", "person.id", "m.enteredBy")
		.leftJoinLateral(
			(eb) =>
				eb
					.selectFrom("measurement as before")
					.select(["before.value as previousValue", "before.measuredOn as previousOn"])
					.whereRef("before.indicatorId", "=", "m.indicatorId")
					.whereRef("before.measuredOn", "<", "m.measuredOn")
					.where("before.state", "=", "accepted")
					.where("before.value", "is not", null)
					.orderBy("before.measuredOn", "desc")
					.limit(1)
					.as("previous"),
			(join) => join.onTrue(),
		)
		.select([
			"m.id",
			"m.indicatorId",
			"m.measuredOn",
			"m.value",
			"m.unavailableReason",
			"m.comment",
			"m.evidenceUrl",
			"m.state",
			"m.returnReason",
			"m.revision",
			"m.enteredAt",
			"person.displayName as enteredByName",
			"i.label",
			"i.unit",
			"i.scale",
			"s.code as sheetCode",
			"s.title as sheetTitle",
			"s.committeeId",
			"a.committeeId as axisCommitteeId",
			"previous.previousValue",
			"previous.previousOn",
		])
		.where("m.territoryId", "=", territoryId)
		.where("m.state", "=", "proposed");
	if (campaignId) {
		query = query.where(
			sql<SqlBool>`exists (select from expected_value e join campaign c on c.id = e.campaign_id
				where e.campaign_id = ${campaignId}::uuid and e.indicator_id = m.indicator_id and c.ends_on = m.measured_on)`,
		);
	}
	return (await query
		.orderBy("a.number")
		.orderBy("s.code")
		.orderBy("i.position")
		.orderBy("m.measuredOn")
		.execute()) as ProposedMeasurement[];
}

const indicatorsPerPage = 50;

const lastMeasurement = sql<SqlBool>`last.measured_on = (select max(m.measured_on) from measurement m where m.indicator_id = i.id and m.state = 'accepted')`;

const indicators = (tx: ReadTx, territoryId: TerritoryId, { q, axe, sans, statut }: IndicatorFilters) => {
	const conditions = [sql<SqlBool>`true`];
	if (q) conditions.push(holds(sql`i.label || ' ' || s.code || ' ' || s.title`, q));
	if (axe) conditions.push(sql`o.axis_id = ${axe}::uuid`);
	if (sans) conditions.push(sql`last.value is null`);
	const reached = sql`case when i.direction = 'up' then last.value >= i.target_value else last.value <= i.target_value end`;
	if (statut) conditions.push(statut === "reached" ? sql`${reached}` : sql`not ${reached}`);
	return tx
		.selectFrom("indicator as i")
		.innerJoin("actionSheet as s", "s.id", "i.sheetId")
		.innerJoin("objective as o", "o.id", "s.objectiveId")
		.innerJoin("axis as a", "a.id", "o.axisId")
		.leftJoin("measurement as last", (join) => join.onRef("last.indicatorId", "=", "i.id").on(lastMeasurement))
		.where("i.territoryId", "=", territoryId)
		.where(sql<SqlBool>`${sql.join(conditions, sql` and `)}`);
};

/** One page of the territory's indicators (the last one when asked beyond) with the last accepted word on each, and how many answer the filters in all. */
export async function listIndicators(
	tx: ReadTx,
	territoryId: TerritoryId,
	filters: IndicatorFilters,
	perPage = indicatorsPerPage,
): Promise<{ indicators: ListedIndicator[]; total: number; page: number; pageCount: number }> {
	const { total } = await indicators(tx, territoryId, filters)
		.select(({ fn }) => fn.countAll<number>().as("total"))
		.executeTakeFirstOrThrow();
	const { offset, ...shown } = pageOf(filters.page, total, indicatorsPerPage);
	const rows = await indicators(tx, territoryId, filters)
		.select([
			"i.id",
			"i.label",
			"i.type",
			"i.unit",
			"i.scale",
			"i.direction",
			"i.targetValue",
			"i.targetOn",
			"s.slug as sheetSlug",
			"s.code as sheetCode",
			"s.title as sheetTitle",
			"last.measuredOn",
			"last.value",
			"last.unavailableReason",
		])
		.orderBy("a.number")
		.orderBy("s.code")
		.orderBy("i.position")
		.orderBy("i.id")
		.limit(perPage)
		.offset(offset)
		.execute();
	return { indicators: rows as unknown as ListedIndicator[], total, ...shown };
}
