import { sql } from "kysely";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { OrganisationId, TerritoryId } from "../kernel/ids.ts";
import { listPlaces } from "./store.server.ts";

/** How many organisations a search shows; more ask for a longer word. */
export const searchLimit = 25;

/** Organisations of the territory whose name holds a text, by name; one more than the limit says that there are others. */
export async function searchOrganisations(tx: ReadTx, territoryId: TerritoryId, text: string): Promise<OrganisationId[]> {
	const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
	const rows = await tx
		.selectFrom("organisation")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where(sql<boolean>`unaccent(lower(name)) like unaccent(lower(${pattern}))`)
		.orderBy(sql`unaccent(lower(name))`)
		.limit(searchLimit + 1)
		.execute();
	return rows.map(({ id }) => id as OrganisationId);
}

/** What decides whether these bodies may receive, and how much. */
export const listRecipientChoices = (tx: ReadTx, territoryId: TerritoryId, ids: readonly OrganisationId[], today: Day) =>
	listPlaces(tx, territoryId, ids, today);
