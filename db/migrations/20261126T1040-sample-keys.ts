import { type Kysely, sql } from "kysely";

/** One wrapped key for each of the operator's keys in use: enough to say whether the keyring opens what is sealed, useless without it. */
export async function up(db: Kysely<unknown>) {
	await sql`
		create function sample_territory_keys() returns table (id uuid, territory_id uuid, wrapped text)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select distinct on (split_part(k.wrapped, '.', 2)) k.id, k.territory_id, k.wrapped
				from territory_key k where k.retired_at is null order by split_part(k.wrapped, '.', 2), k.created_at desc $$;
		revoke execute on function sample_territory_keys from public;
		grant execute on function sample_territory_keys to maillage_app;
	`.execute(db);
}
