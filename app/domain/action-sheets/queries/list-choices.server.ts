import { sql } from "kysely";
import type { ReadTx } from "../../kernel/context.server.ts";
import type { CommitteeId, OrganisationId, TerritoryId } from "../../kernel/ids.ts";
import type { WorksiteId } from "../types.ts";

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
