import { sql } from "kysely";
import type { Day } from "../../kernel/calendar.ts";
import type { ReadTx } from "../../kernel/context.server.ts";
import type { CommitteeId, OrganisationId, TerritoryId } from "../../kernel/ids.ts";
import type { ObjectiveChoice, PersonChoice } from "../types.ts";

/** Where a sheet can be written: every objective, in the order of the programmes. */
export async function listObjectiveChoices(tx: ReadTx, territoryId: TerritoryId): Promise<ObjectiveChoice[]> {
	const rows = await tx
		.selectFrom("objective as o")
		.innerJoin("axis as a", "a.id", "o.axisId")
		.innerJoin("programme as p", "p.id", "a.programmeId")
		.select([
			"o.id",
			"o.number",
			"o.title",
			"o.isImplicit",
			"a.id as axisId",
			"a.number as axisNumber",
			"a.title as axisTitle",
			"a.committeeId as axisCommitteeId",
			"p.title as programmeTitle",
		])
		.where("o.territoryId", "=", territoryId)
		.orderBy("p.title")
		.orderBy("a.number")
		.orderBy("o.number")
		.execute();
	return rows as ObjectiveChoice[];
}

/** Members of today, by name: who can pilot a sheet or own a milestone. */
export async function listPersonChoices(tx: ReadTx, territoryId: TerritoryId, today: Day): Promise<PersonChoice[]> {
	const rows = await tx
		.selectFrom("membership as m")
		.innerJoin("person", "person.id", "m.personId")
		.innerJoin("organisation", "organisation.id", "m.organisationId")
		.select(["person.id", "person.displayName", "organisation.name as organisationName"])
		.where("m.territoryId", "=", territoryId)
		.where("m.startsOn", "<=", today)
		.where((eb) => eb.or([eb("m.endsOn", "is", null), eb("m.endsOn", ">=", today)]))
		.orderBy(sql`unaccent(lower(person.display_name))`)
		.execute();
	return rows as PersonChoice[];
}

const byName = (tx: ReadTx, table: "organisation" | "committee", territoryId: TerritoryId) =>
	tx.selectFrom(table).select(["id", "name"]).where("territoryId", "=", territoryId).orderBy(sql`unaccent(lower(name))`).execute();

export const listOrganisationChoices = (tx: ReadTx, territoryId: TerritoryId) =>
	byName(tx, "organisation", territoryId) as Promise<{ id: OrganisationId; name: string }[]>;
export const listCommitteeChoices = (tx: ReadTx, territoryId: TerritoryId) =>
	byName(tx, "committee", territoryId) as Promise<{ id: CommitteeId; name: string }[]>;
