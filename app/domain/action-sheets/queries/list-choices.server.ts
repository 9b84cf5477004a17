import { sql } from "kysely";
import type { Day } from "../../kernel/calendar.ts";
import type { ReadTx } from "../../kernel/context.server.ts";
import type { CommitteeId, OrganisationId, TerritoryId } from "../../kernel/ids.ts";
import type { PersonChoice, WorksiteId } from "../types.ts";

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

export async function listWorksiteChoices(tx: ReadTx, territoryId: TerritoryId): Promise<{ id: WorksiteId; title: string }[]> {
	const rows = await tx.selectFrom("worksite").select(["id", "title"]).where("territoryId", "=", territoryId).orderBy("number").execute();
	return rows as { id: WorksiteId; title: string }[];
}
