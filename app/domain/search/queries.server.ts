import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { lookOf } from "./looks.server.ts";
import { markEnd, markStart, piecesOf } from "./marks.ts";
import { type Found, type FoundCounts, type FoundKind, foundKinds } from "./types.ts";
import { type Wanted, wantedOf } from "./words.ts";

interface Asked {
	territoryId: TerritoryId;
	q: string;
}

const askedOf = (territoryId: TerritoryId, { words, beginning, exact, loose }: Wanted, isRanked: boolean) =>
	sql`${territoryId}::uuid, ${words}, ${beginning}, ${exact}, ${loose}::text[], ${isRanked}::boolean`;

/** The sheets of a territory that answer a search: a condition for a list of sheets, whose id is `sheetId`. */
export const isFoundSheet = (sheetId: string, { territoryId, q }: Asked): RawBuilder<SqlBool> =>
	sql<SqlBool>`${sql.ref(sheetId)} in (select id from search_sheets(${askedOf(territoryId, wantedOf(q), false)}))`;

/**
 * Ids and ranks of what is found. The functions look past row-level security, which would keep them from their indexes: the tables
 * joined here, under it, say what of it the person may see.
 */
function hits(kind: FoundKind, territoryId: TerritoryId, wanted: Wanted, isRanked: boolean): RawBuilder<unknown> {
	const asked = askedOf(territoryId, wanted, isRanked);
	const seenIn = (table: RawBuilder<unknown>, search: RawBuilder<unknown>) =>
		sql`select f.id, seen.territory_id, max(f.rank) as rank from ${search} f join ${table} seen on seen.id = f.id
			where seen.territory_id = ${territoryId}::uuid group by f.id, seen.territory_id`;
	switch (kind) {
		case "fiches":
			return seenIn(sql`action_sheet`, sql`search_sheets(${asked})`);
		case "comptes-rendus":
			return seenIn(
				sql`(select id, territory_id from minutes where meeting_id is not null union all select minutes_id, territory_id from minutes_cut)`,
				sql`search_minutes(${asked})`,
			);
		case "decisions":
			return seenIn(sql`decision`, sql`search_decisions(${asked})`);
		case "annuaire":
			return seenIn(
				sql`(select id, territory_id from organisation where territory_id = ${territoryId}::uuid
					union all select person_id, territory_id from membership where territory_id = ${territoryId}::uuid)`,
				sql`search_directory(${asked})`,
			);
	}
}

/** How many of each kind are found. */
export async function countFound(tx: ReadTx, { territoryId, q }: Asked): Promise<FoundCounts> {
	const wanted = wantedOf(q);
	const counts = foundKinds.map((kind) => sql`(select count(*) from (${hits(kind, territoryId, wanted, false)}) hit) as ${sql.id(kind)}`);
	const { rows } = await sql<FoundCounts>`select ${sql.join(counts)}`.execute(tx);
	return rows[0] as FoundCounts;
}

interface Shown extends Asked {
	kinds: readonly FoundKind[];
	/** Of each kind. */
	limit: number;
	offset?: number;
}

/** The best of what is found in each of these kinds, best first; words are marked in the texts of these alone. */
export async function listFound(tx: ReadTx, { territoryId, q, kinds, limit, offset = 0 }: Shown): Promise<Found[]> {
	const wanted = wantedOf(q);
	// the best are chosen first, by their keys: texts are gathered and marked for these alone
	const best = kinds.map((kind, list) => {
		const { from, order } = lookOf[kind];
		return sql`${sql.id(`best${list}`)} as materialized (
			select hit.*, row_number() over (order by hit.rank desc, ${order}, hit.id) as place
			from (${hits(kind, territoryId, wanted, true)}) hit ${from} order by place limit ${limit} offset ${offset})`;
	});
	const looks = kinds.map((kind, list) => {
		const { from, detail, title, text, facts } = lookOf[kind];
		return sql`select ${list}::int as list, hit.place, ${kind} as kind, hit.id, ${title} as title, ${text} as text, ${facts} as facts
			from ${sql.id(`best${list}`)} hit ${from} ${detail}`;
	});
	const { rows } = await sql<Row>`
		with asked as materialized (select search_query(${wanted.words}, ${wanted.beginning}) as query), ${sql.join(best)}
		select found.kind, found.id, ${marked(sql`found.title`, "HighlightAll=true")} as title,
			${marked(sql`found.text`, "MaxFragments=2, MinWords=12, MaxWords=24")} as excerpt, found.facts
		from asked, (${sql.join(looks, sql` union all `)}) found
		order by found.list, found.place`.execute(tx);
	return rows.map(({ title, excerpt, ...row }) => ({ ...row, title: piecesOf(title), excerpt: excerpt && piecesOf(excerpt) }) as Found);
}

/** Slashes and angle brackets are set apart, since PostgreSQL would read paths and tags. */
const marked = (text: RawBuilder<unknown>, options: string) => sql<string>`ts_headline('public.french_unaccent',
	nullif(translate(replace(replace(${text}, '/', ' / '), '<', '< '), ${markStart + markEnd}, ''), ''), asked.query,
	${`StartSel=${markStart}, StopSel=${markEnd}, FragmentDelimiter=" … ", ${options}`})`;

interface Row {
	kind: FoundKind;
	id: string;
	title: string;
	excerpt: string | null;
	facts: unknown;
}
