import { type Kysely, sql } from "kysely";

/** Free labels of a territory on its sheets, beside the 42 fields. */
export async function up(db: Kysely<unknown>) {
	await sql`
		-- a check cannot hold a sub-select, a function may
		create function are_tags(given text[]) returns boolean language sql immutable parallel safe
			as $$ select cardinality(given) <= 10
				and not exists (select from unnest(given) tag where tag is null or tag <> btrim(tag) or length(tag) not between 1 and 30) $$;
		alter table action_sheet
			add column tags text[] not null default '{}' check (are_tags(tags));
	`.execute(db);
}
