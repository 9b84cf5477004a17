import { sql } from "kysely";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { OrganisationId, TerritoryId } from "../kernel/ids.ts";
import { countActiveAgents } from "./duty-queries.server.ts";
import { lacksOf } from "./organisation-rules.ts";
import type { PlacedOrganisation } from "./organisation-types.ts";
import { defaultSettings, type ReferralSettings } from "./types.ts";

/** What the territory set, or what it works with until it does. */
export async function getSettings(tx: ReadTx, territoryId: TerritoryId): Promise<ReferralSettings> {
	const row = await tx.selectFrom("referralSettings").selectAll().where("territoryId", "=", territoryId).executeTakeFirst();
	const place = await tx.selectFrom("territory").select("departmentCode").where("id", "=", territoryId).executeTakeFirst();
	const department = place?.departmentCode ?? null;
	if (!row) return { ...defaultSettings, department };
	const { territoryId: _, ...settings } = row;
	return { ...settings, department };
}

const organisations = (tx: ReadTx, territoryId: TerritoryId) =>
	tx
		.selectFrom("organisation as o")
		.leftJoin("referralOrganisation as r", (join) =>
			join.onRef("r.territoryId", "=", "o.territoryId").onRef("r.organisationId", "=", "o.id"),
		)
		.where("o.territoryId", "=", territoryId)
		.select(["o.id as organisationId", "o.name", "o.slug", "r.secretReference", "r.nirReference", "r.contactEmail", "r.needsNote"])
		.select((eb) => [
			"r.declinesNote",
			eb.fn.coalesce("r.secretBasis", sql<string>`'none'`).as("secretBasis"),
			eb.fn.coalesce("r.isPublicBody", sql<boolean>`false`).as("isPublicBody"),
			eb.fn.coalesce("r.revision", sql<number>`0`).as("revision"),
		])
		.orderBy(sql`unaccent(lower(o.name))`);

/** Every organisation of the territory, by name, with what it still wants. */
export async function listPlacedOrganisations(tx: ReadTx, territoryId: TerritoryId, today: Day): Promise<PlacedOrganisation[]> {
	const rows = (await organisations(tx, territoryId).execute()) as unknown as Omit<PlacedOrganisation, "agentCount" | "lacks">[];
	const agents = await countActiveAgents(tx, territoryId, today);
	return rows.map((row) => withLacks(row, agents));
}

export async function getPlacedOrganisation(tx: ReadTx, territoryId: TerritoryId, slug: string, today: Day): Promise<PlacedOrganisation> {
	const row = await organisations(tx, territoryId).where("o.slug", "=", slug).executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return withLacks(row as unknown as PlacedOrganisation, await countActiveAgents(tx, territoryId, today));
}

function withLacks(row: Omit<PlacedOrganisation, "agentCount" | "lacks">, agents: Map<OrganisationId, number>): PlacedOrganisation {
	const agentCount = agents.get(row.organisationId) ?? 0;
	return { ...row, agentCount, lacks: lacksOf(row, agentCount) };
}
