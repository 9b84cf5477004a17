import { type SqlBool, sql } from "kysely";
import { instantAt, plusDays } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";
import type { PageOfList } from "../kernel/pages.ts";
import { readPage } from "../kernel/read-page.server.ts";
import type { JournalFilter } from "./schema.ts";
import type { JournalEntry } from "./types.ts";

const entriesPerPage = 50;

/** One page of a territory's journal (the last one when asked beyond), the latest first, and how many entries answer the filter in all. */
export async function listJournalEntries(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ personne, du, au, sujet, page }: JournalFilter,
): Promise<PageOfList & { entries: JournalEntry[] }> {
	let query = tx.selectFrom("journalEntry").where("territoryId", "=", territoryId);
	if (personne) query = query.where("personId", "=", personne);
	if (du) query = query.where("at", ">=", instantAt(du, "00:00"));
	if (au) query = query.where("at", "<", instantAt(plusDays(au, 1), "00:00"));
	if (sujet) query = query.where(sql<SqlBool>`split_part(name, '.', 1) = ${sujet}`);
	const found = query.select(["seq", "at", "personId", "name", "payload"]).orderBy("seq", "desc");
	const { rows, ...shown } = await readPage(found, page, entriesPerPage);
	return {
		entries: rows.map((row) => ({ ...row, personId: row.personId as PersonId | null, payload: JSON.parse(row.payload) })),
		...shown,
	};
}

/** Who has written in this journal, and about what: the choices of its filters. */
export async function listJournalFacets(tx: ReadTx, territoryId: TerritoryId): Promise<{ authorIds: PersonId[]; subjects: string[] }> {
	const rows = await tx
		.selectFrom("journalEntry")
		.where("territoryId", "=", territoryId)
		.select(["personId", sql<string>`split_part(name, '.', 1)`.as("subject")])
		.distinct()
		.execute();
	const authorIds = rows.map((row) => row.personId as PersonId | null).filter((id) => id !== null);
	return { authorIds: [...new Set(authorIds)], subjects: [...new Set(rows.map((row) => row.subject))].sort() };
}

/**
 * Today's names of the ids that entries mention, by id; an id of what has been deleted since has none.
 * Read here over other modules' tables: the journal alone needs the names of everything.
 */
export async function findNames(tx: ReadTx, territoryId: TerritoryId, ids: readonly string[]): Promise<Record<string, string>> {
	if (ids.length === 0) return {};
	const { rows } = await sql<{ id: string; name: string }>`
		with wanted as (select unnest(${ids}::uuid[]) as id)
		select person.id, person.display_name as name from person join wanted using (id)
		union all select id, name from organisation join wanted using (id) where territory_id = ${territoryId}
		union all select id, name from committee join wanted using (id) where territory_id = ${territoryId}
		union all select id, title from programme join wanted using (id) where territory_id = ${territoryId}
		union all select id, title from action_sheet join wanted using (id) where territory_id = ${territoryId}
		union all select id, title from meeting join wanted using (id) where territory_id = ${territoryId}
		union all select id, title from task join wanted using (id) where territory_id = ${territoryId}
	`.execute(tx as Parameters<ReturnType<typeof sql>["execute"]>[0]);
	return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
