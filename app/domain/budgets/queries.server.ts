import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { camelKeys } from "#db/nested-rows.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { OrganisationId, SheetId, TerritoryId } from "../kernel/ids.ts";
import { budgetOf, byYear, sumOf } from "./rules.ts";
import type { BudgetNature, CommitmentFacts, CommitmentId, Means, ObjectiveAmounts, SummedMeans, YearAmounts } from "./types.ts";

/** Everything that a sheet costs, receives and was promised. @throws NotFound */
export async function getMeans(tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId): Promise<Means & TypedBudget> {
	const row = await tx
		.selectFrom("actionSheet as s")
		.select(["s.plannedBudget", "s.actualBudget"])
		.select((eb) => [
			jsonArrayFrom(
				eb
					.selectFrom("budgetLine as l")
					.select(["l.id", "l.stage", "l.nature", "l.unit", "l.year", "l.label", "l.amount", "l.revision"])
					.whereRef("l.sheetId", "=", "s.id")
					.orderBy("l.year")
					.orderBy("l.stage", "desc")
					.orderBy("l.nature", "desc")
					.orderBy("l.id"),
			).as("lines"),
			jsonArrayFrom(
				eb
					.selectFrom("funding as f")
					.leftJoin("organisation as o", "o.id", "f.organisationId")
					.select(["f.id", "f.organisationId", "f.funderName", "f.year", "f.promised", "f.received", "f.comment", "f.revision"])
					.select(sql<string>`coalesce(o.name, f.funder_name)`.as("funder"))
					.whereRef("f.sheetId", "=", "s.id")
					.orderBy("f.year")
					.orderBy(sql`unaccent(lower(coalesce(o.name, f.funder_name)))`)
					.orderBy("f.id"),
			).as("fundings"),
			jsonArrayFrom(
				eb
					.selectFrom("fundingLink as d")
					.select(["d.id", "d.kind", "d.label", "d.url"])
					.whereRef("d.sheetId", "=", "s.id")
					.orderBy("d.kind")
					.orderBy("d.id"),
			).as("links"),
			jsonArrayFrom(
				eb
					.selectFrom("commitment as c")
					.innerJoin("organisation as co", "co.id", "c.organisationId")
					.select(["c.id", "c.organisationId", "c.promise", "c.dueOn", "c.deliveredOn", "c.delivery", "c.revision"])
					.select("co.name as organisationName")
					.whereRef("c.sheetId", "=", "s.id")
					.orderBy(sql`unaccent(lower(co.name))`)
					.orderBy("c.dueOn", (order) => order.asc().nullsLast())
					.orderBy("c.id"),
			).as("commitments"),
		])
		.where("s.territoryId", "=", territoryId)
		.where("s.id", "=", sheetId)
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return { sheetId, ...(camelKeys(row) as unknown as Omit<Means, "sheetId"> & TypedBudget) };
}
/** First estimates, as they were typed on the sheet. */
type TypedBudget = Parameters<typeof budgetOf>[0];

/** Whether the organisation pilots the sheet or is one of its partners. */
export async function isOrganisationInSheet(
	tx: ReadTx,
	territoryId: TerritoryId,
	sheetId: SheetId,
	organisationId: OrganisationId,
): Promise<boolean> {
	const row = await tx
		.selectFrom("actionSheet as s")
		.select("s.id")
		.where("s.territoryId", "=", territoryId)
		.where("s.id", "=", sheetId)
		.where((eb) =>
			eb.or([
				eb("s.leadOrganisationId", "=", organisationId),
				eb("s.projectOwnerId", "=", organisationId),
				eb.exists(
					eb
						.selectFrom("sheetPartner as p")
						.select("p.sheetId")
						.whereRef("p.sheetId", "=", "s.id")
						.where("p.organisationId", "=", organisationId),
				),
			]),
		)
		.executeTakeFirst();
	return row !== undefined;
}

/** Who promised, which never changes. @throws NotFound, also for a commitment of another sheet */
export async function getCommitmentFacts(
	tx: ReadTx,
	territoryId: TerritoryId,
	sheetId: SheetId,
	commitmentId: CommitmentId,
): Promise<CommitmentFacts> {
	const row = await tx
		.selectFrom("commitment")
		.select("organisationId")
		.where("territoryId", "=", territoryId)
		.where("sheetId", "=", sheetId)
		.where("id", "=", commitmentId)
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	const organisationId = row.organisationId as OrganisationId;
	return { organisationId, isInSheet: await isOrganisationInSheet(tx, territoryId, sheetId, organisationId) };
}

/**
 * What each objective's sheets cost and receive, year by year, with the first estimates of those that have no line yet; of one nature when
 * asked, and then lines only.
 */
export async function listAmounts(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ nature, sheetId }: { nature?: BudgetNature; sheetId?: SheetId } = {},
): Promise<ObjectiveAmounts[]> {
	const sum = (stage: string, unit: string) =>
		sql<number>`coalesce(sum(amount) filter (where stage = ${stage} and unit = ${unit}), 0)::numeric`;
	const none = sql<number>`0::numeric`;
	let lines = tx
		.selectFrom("budgetLine")
		.where("budgetLine.territoryId", "=", territoryId)
		.select(["sheetId", "year"])
		.select([
			sum("planned", "euro").as("planned"),
			sum("actual", "euro").as("actual"),
			none.as("promised"),
			none.as("received"),
			sum("planned", "fte").as("plannedFte"),
			sum("actual", "fte").as("actualFte"),
		])
		.groupBy(["sheetId", "year"]);
	if (nature) lines = lines.where("nature", "=", nature);
	if (sheetId) lines = lines.where("sheetId", "=", sheetId);
	let fundings = tx
		.selectFrom("funding")
		.where("funding.territoryId", "=", territoryId)
		.select(["sheetId", "year"])
		.select([
			none.as("planned"),
			none.as("actual"),
			sql<number>`coalesce(sum(promised), 0)::numeric`.as("promised"),
			sql<number>`coalesce(sum(received), 0)::numeric`.as("received"),
			none.as("plannedFte"),
			none.as("actualFte"),
		])
		.groupBy(["sheetId", "year"]);
	if (sheetId) fundings = fundings.where("sheetId", "=", sheetId);
	const estimate = (stage: string, typed: string) =>
		sql<number>`case when exists (select from budget_line l where l.sheet_id = e.id and l.stage = ${stage} and l.unit = 'euro')
			then 0 else coalesce(${sql.ref(typed)}, 0) end::numeric`;
	let estimates = tx
		.selectFrom("actionSheet as e")
		.where("e.territoryId", "=", territoryId)
		.where((eb) => eb.or([eb("e.plannedBudget", ">", 0), eb("e.actualBudget", ">", 0)]))
		.select(["e.id as sheetId", sql<number>`null::int`.as("year")])
		.select([
			estimate("planned", "e.plannedBudget").as("planned"),
			estimate("actual", "e.actualBudget").as("actual"),
			none.as("promised"),
			none.as("received"),
			none.as("plannedFte"),
			none.as("actualFte"),
		]);
	if (sheetId) estimates = estimates.where("e.id", "=", sheetId);
	// nobody says whether a grant or a first estimate is for investment: a table of one nature has none
	const amounts = nature ? lines : lines.unionAll(fundings).unionAll(estimates);
	const total = (name: keyof YearAmounts) => sql<number>`sum(${sql.ref(`t.${name}`)})::numeric`.as(name);
	const rows = await tx
		.selectFrom(amounts.as("t"))
		.innerJoin("actionSheet as s", "s.id", "t.sheetId")
		.innerJoin("objective as o", "o.id", "s.objectiveId")
		.innerJoin("axis as a", "a.id", "o.axisId")
		.select(["a.programmeId", "a.id as axisId", "o.id as objectiveId", "t.year"])
		.select([total("planned"), total("actual"), total("promised"), total("received"), total("plannedFte"), total("actualFte")])
		.where("s.territoryId", "=", territoryId)
		.groupBy(["a.programmeId", "a.id", "o.id", "t.year"])
		// the estimates of sheets that have lines add nothing, not even an empty row
		.having((eb) => eb.or([eb("t.year", "is not", null), eb(sql<number>`sum(t.planned) + sum(t.actual)`, ">", 0)]))
		.execute();
	return rows as ObjectiveAmounts[];
}

/** The means of a sheet with what they come to. @throws NotFound */
export async function getSummedMeans(tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId): Promise<SummedMeans> {
	const [{ plannedBudget, actualBudget, ...means }, amounts] = await Promise.all([
		getMeans(tx, territoryId, sheetId),
		listAmounts(tx, territoryId, { sheetId }),
	]);
	const years = byYear(amounts);
	return { ...means, budget: budgetOf({ plannedBudget, actualBudget }, means.lines), years, total: sumOf(years) };
}
