import { type SqlBool, sql } from "kysely";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { CommitteeId, PersonId, TerritoryId } from "../kernel/ids.ts";
import { type Campaign, CampaignId, type ExpectedValue, type ExpectedValueId, type ListedCampaign } from "./types.ts";

const isMissing = sql<SqlBool>`(m.id is null or m.state = 'returned')`;

const campaigns = (tx: ReadTx, territoryId: TerritoryId) =>
	tx
		.selectFrom("campaign as c")
		.leftJoin("committee", "committee.id", "c.committeeId")
		.innerJoin("expectedValue as e", "e.campaignId", "c.id")
		.leftJoin("measurement as m", (join) => join.onRef("m.indicatorId", "=", "e.indicatorId").onRef("m.measuredOn", "=", "c.endsOn"))
		.select([
			"c.id",
			"c.title",
			"c.startsOn",
			"c.endsOn",
			"c.dueOn",
			"c.committeeId",
			"c.closedAt",
			"c.revision",
			"committee.name as committeeName",
			sql<number>`count(*)::int`.as("expected"),
			sql<number>`(count(*) filter (where ${isMissing}))::int`.as("missing"),
			sql<number>`(count(*) filter (where m.state = 'proposed'))::int`.as("proposed"),
		])
		.where("c.territoryId", "=", territoryId)
		.groupBy(["c.id", "committee.name"]);

/** Every campaign, those under way first, the latest period first. */
export async function listCampaigns(tx: ReadTx, territoryId: TerritoryId): Promise<ListedCampaign[]> {
	const rows = await campaigns(tx, territoryId).orderBy(sql`c.closed_at is not null`).orderBy("c.endsOn", "desc").orderBy("c.id").execute();
	return rows as unknown as ListedCampaign[];
}

/** @throws NotFound, also for an id that is none */
export async function getCampaign(tx: ReadTx, territoryId: TerritoryId, id: string): Promise<ListedCampaign> {
	const campaignId = CampaignId.safeParse(id);
	const row = campaignId.success ? await campaigns(tx, territoryId).where("c.id", "=", campaignId.data).executeTakeFirst() : null;
	if (!row) throw new NotFound("not-found");
	return row as unknown as ListedCampaign;
}

const expectedValues = (tx: ReadTx, territoryId: TerritoryId) =>
	tx
		.selectFrom("expectedValue as e")
		.innerJoin("campaign as c", "c.id", "e.campaignId")
		.innerJoin("indicator as i", "i.id", "e.indicatorId")
		.innerJoin("actionSheet as s", "s.id", "i.sheetId")
		.innerJoin("objective as o", "o.id", "s.objectiveId")
		.innerJoin("axis as a", "a.id", "o.axisId")
		.leftJoin("person", "person.id", "e.personId")
		.leftJoin("membership as place", (join) =>
			join.onRef("place.personId", "=", "e.personId").onRef("place.territoryId", "=", "e.territoryId"),
		)
		.leftJoin("organisation", "organisation.id", "place.organisationId")
		.leftJoin("measurement as m", (join) => join.onRef("m.indicatorId", "=", "e.indicatorId").onRef("m.measuredOn", "=", "c.endsOn"))
		.leftJoinLateral(
			(eb) =>
				eb
					.selectFrom("measurement as before")
					.select(["before.value as previousValue", "before.measuredOn as previousOn"])
					.whereRef("before.indicatorId", "=", "e.indicatorId")
					.whereRef("before.measuredOn", "<", "c.endsOn")
					.where("before.state", "=", "accepted")
					.where("before.value", "is not", null)
					.orderBy("before.measuredOn", "desc")
					.limit(1)
					.as("previous"),
			(join) => join.onTrue(),
		)
		.select([
			"e.id",
			"e.indicatorId",
			"e.personId",
			"person.displayName as personName",
			"organisation.name as organisationName",
			"i.label",
			"i.type",
			"i.unit",
			"i.nature",
			"i.scale",
			"i.direction",
			"i.targetValue",
			"i.producerId",
			"i.sheetId",
			"s.slug as sheetSlug",
			"s.code as sheetCode",
			"s.title as sheetTitle",
			"s.leadPersonId",
			"s.leadOrganisationId",
			"s.committeeId",
			"a.id as axisId",
			"a.number as axisNumber",
			"a.title as axisTitle",
			"a.committeeId as axisCommitteeId",
			"m.value",
			"m.unavailableReason",
			"m.comment",
			"m.evidenceUrl",
			"m.returnReason",
			"previous.previousValue",
			"previous.previousOn",
			sql<string>`coalesce(m.state, 'missing')`.as("state"),
			sql<number>`coalesce(m.revision, 0)`.as("revision"),
		])
		.where("e.territoryId", "=", territoryId);

/** What a campaign expects, by axis and sheet, with the value there is and the accepted one before it. */
export async function listExpectedValues(tx: ReadTx, territoryId: TerritoryId, campaignId: CampaignId): Promise<ExpectedValue[]> {
	const rows = await expectedValues(tx, territoryId)
		.where("e.campaignId", "=", campaignId)
		.orderBy("a.number")
		.orderBy("s.code")
		.orderBy("i.position")
		.orderBy("i.id")
		.execute();
	return rows as unknown as ExpectedValue[];
}

/** One expected value with the campaign that asks for it; null when it is asked for no more. */
export async function findExpectedValue(
	tx: ReadTx,
	territoryId: TerritoryId,
	id: string,
): Promise<{ expected: ExpectedValue; campaign: Campaign } | null> {
	const row = await expectedValues(tx, territoryId).select("e.campaignId").where("e.id", "=", id).executeTakeFirst();
	if (!row) return null;
	return { expected: row as unknown as ExpectedValue, campaign: await getCampaign(tx, territoryId, row.campaignId) };
}

export interface MissingValue {
	id: ExpectedValueId;
	territoryId: TerritoryId;
	label: string;
	sheetCode: string;
	campaignTitle: string;
	dueOn: Day;
}

/** What open campaigns still ask of a person, due by a day; the most pressing first. */
export async function listMissingValues(
	tx: ReadTx,
	personId: PersonId,
	territoryIds: readonly TerritoryId[],
	until: Day,
	limit: number,
): Promise<MissingValue[]> {
	const rows = await tx
		.selectFrom("expectedValue as e")
		.innerJoin("campaign as c", "c.id", "e.campaignId")
		.innerJoin("indicator as i", "i.id", "e.indicatorId")
		.innerJoin("actionSheet as s", "s.id", "i.sheetId")
		.leftJoin("measurement as m", (join) => join.onRef("m.indicatorId", "=", "e.indicatorId").onRef("m.measuredOn", "=", "c.endsOn"))
		.select(["e.id", "e.territoryId", "i.label", "s.code as sheetCode", "c.title as campaignTitle", "c.dueOn"])
		.where("e.personId", "=", personId)
		.where("e.territoryId", "in", territoryIds)
		.where("c.closedAt", "is", null)
		.where("c.dueOn", "<=", until)
		.where(isMissing)
		.orderBy("c.dueOn")
		.orderBy("s.code")
		.orderBy("i.position")
		.orderBy("e.id")
		.limit(limit)
		.execute();
	return rows as unknown as MissingValue[];
}

export interface AxisChoice {
	id: string;
	number: number;
	title: string;
	committeeId: CommitteeId | null;
	programmeTitle: string;
}

/** Axes a campaign may be opened over. */
export function listAxisChoices(tx: ReadTx, territoryId: TerritoryId): Promise<AxisChoice[]> {
	return tx
		.selectFrom("axis as a")
		.innerJoin("programme as p", "p.id", "a.programmeId")
		.select(["a.id", "a.number", "a.title", "a.committeeId", "p.title as programmeTitle"])
		.where("a.territoryId", "=", territoryId)
		.orderBy("p.title")
		.orderBy("a.number")
		.execute() as Promise<AxisChoice[]>;
}
