import { type SqlBool, sql } from "kysely";
import type { Frequency } from "../../indicators/types.ts";
import { type Day, dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction, type Tx } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId, type OrganisationId, type PersonId, type TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { campaignOpened } from "../events.ts";
import * as policy from "../policy.ts";
import { assertPeriod, type Contributor, isExpected, personAsked } from "../rules.ts";
import type { OpenCampaign } from "../schema.ts";
import type { CampaignId, ExpectedValueId } from "../types.ts";

/** Opens a collection and creates every value it expects, each with the person asked. One value an indicator, at the period's end. */
export async function openCampaign(ctx: Ctx, { axisIds, ...fields }: OpenCampaign): Promise<CampaignId> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	const today = dayOf(now);
	assertAllowed(policy.openCampaign(actor, fields));
	assertPeriod(fields, today);
	return inTransaction(ctx, async (tx) => {
		const { startsOn, endsOn } = fields;
		const indicators = (await listAskable(tx, territoryId, { axisIds, committeeId: fields.committeeId })).filter(({ frequency }) =>
			isExpected(frequency, startsOn, endsOn),
		);
		if (indicators.length === 0) throw new RuleViolation("campaign.nothing-expected");
		const contributors = await listContributors(tx, territoryId, today);
		const campaignId = newId<CampaignId>();
		await tx
			.insertInto("campaign")
			.values({ id: campaignId, territoryId, ...fields, openedBy: personId, openedAt: now })
			.execute();
		const expected = indicators.map(({ id: indicatorId, ...asked }) => ({
			id: newId<ExpectedValueId>(),
			territoryId,
			campaignId,
			indicatorId,
			personId: personAsked(asked, contributors),
		}));
		// a thousand rows at a time: PostgreSQL takes 65,535 parameters
		for (let from = 0; from < expected.length; from += 1_000) {
			await tx
				.insertInto("expectedValue")
				.values(expected.slice(from, from + 1_000))
				.execute();
		}
		await recordEvent(tx, territoryId, campaignOpened, { campaignId, expectedValueIds: expected.map(({ id }) => id) });
		return campaignId;
	});
}

interface Askable {
	id: string;
	frequency: Frequency;
	producerId: OrganisationId | null;
	leadOrganisationId: OrganisationId | null;
	leadPersonId: PersonId | null;
}

/** Sheets that nobody measures any more. */
const goneStatuses = ["abandoned", "dropped", "merged", "renewed"];

async function listAskable(
	tx: Tx,
	territoryId: TerritoryId,
	{ axisIds, committeeId }: Pick<OpenCampaign, "axisIds" | "committeeId">,
): Promise<Askable[]> {
	let query = tx
		.selectFrom("indicator as i")
		.innerJoin("actionSheet as s", "s.id", "i.sheetId")
		.innerJoin("objective as o", "o.id", "s.objectiveId")
		.innerJoin("axis as a", "a.id", "o.axisId")
		.select(["i.id", "i.frequency", "i.producerId", "s.leadOrganisationId", "s.leadPersonId"])
		.where("i.territoryId", "=", territoryId)
		.where("s.status", "not in", goneStatuses);
	if (axisIds.length > 0) query = query.where("a.id", "in", axisIds);
	if (committeeId) query = query.where((eb) => eb.or([eb("a.committeeId", "=", committeeId), eb("s.committeeId", "=", committeeId)]));
	return (await query.orderBy("a.number").orderBy("s.code").orderBy("i.position").execute()) as Askable[];
}

/** Whoever may write in the territory today, partners before stewards: the figures are theirs. */
async function listContributors(tx: Tx, territoryId: TerritoryId, today: Day): Promise<Contributor[]> {
	const rows = await tx
		.selectFrom("membership as m")
		.select(["m.personId", "m.organisationId"])
		.where("m.territoryId", "=", territoryId)
		.where("m.role", "<>", "reader")
		.where(sql<SqlBool>`m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today})`)
		.orderBy(sql`m.role <> 'partner'`)
		.orderBy("m.startsOn")
		.orderBy("m.personId")
		.execute();
	return rows as Contributor[];
}
