import { type Kysely, sql } from "kysely";

/** A list as someone filtered, sorted and laid it out, under a name: their own, or shared with the territory. */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table saved_view (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			person_id uuid not null,
			name text not null check (length(name) between 1 and 60),
			-- the query string of the list, without its question mark
			search text not null check (length(search) <= 2000),
			is_shared boolean not null default false,
			created_at timestamptz not null,
			updated_at timestamptz not null,
			revision integer not null default 1,
			unique (territory_id, id),
			foreign key (territory_id, person_id) references membership (territory_id, person_id)
		);
		create unique index saved_view_name on saved_view (territory_id, person_id, lower(name));
		create index saved_view_shared on saved_view (territory_id) where is_shared;
		call raise_wall('saved_view', 'none', 'none');

		-- one's own, readers included, who keep them to themselves
		create policy own on saved_view to maillage_app
			using (person_id = app_person() and territory_id = any ((select app_member_territories())::uuid[]))
			with check (person_id = app_person() and territory_id = any ((select app_member_territories())::uuid[])
				and (not is_shared or territory_id = any ((select app_contributor_territories())::uuid[])));
		create policy shared_read on saved_view for select to maillage_app
			using (is_shared and territory_id = any ((select app_member_territories())::uuid[]));
		-- stewards keep what is shared in order, and leave it shared
		create policy steward_update on saved_view for update to maillage_app
			using (is_shared and territory_id = any ((select app_steward_territories())::uuid[]))
			with check (is_shared and territory_id = any ((select app_steward_territories())::uuid[]));
		create policy steward_delete on saved_view for delete to maillage_app
			using (is_shared and territory_id = any ((select app_steward_territories())::uuid[]));
	`.execute(db);
}
