import { type Kysely, sql } from "kysely";

/**
 * Calendars that programs read without a session, by a secret address: only the digest of the secret is kept. A person's own spans
 * their territories; a committee's is in one. What either shows is judged at each reading, with the rights of its owner.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table calendar_feed (
			id uuid primary key,
			person_id uuid not null references person (id),
			territory_id uuid references territory (id),
			committee_id uuid,
			label text check (length(label) between 1 and 60),
			token_hash text not null unique check (length(token_hash) = 64),
			created_at timestamptz not null,
			last_read_on date,
			revoked_at timestamptz,
			foreign key (territory_id, committee_id) references committee (territory_id, id),
			check ((territory_id is null) = (committee_id is null))
		);
		create index calendar_feed_person on calendar_feed (person_id);

		-- Like sessions: one's own only, wherever one works. One may still revoke where one is no longer a member, not create.
		alter table calendar_feed enable row level security;
		alter table calendar_feed force row level security;
		create policy owner on calendar_feed to maillage_owner using (true) with check (true);
		create policy own on calendar_feed to maillage_app using (person_id = app_person()) with check (person_id = app_person());
		create policy own_place on calendar_feed as restrictive for insert to maillage_app
			with check (territory_id is null or territory_id = any ((select app_member_territories())::uuid[]));
		grant select, insert, update (last_read_on, revoked_at) on calendar_feed to maillage_app;

		-- A calendar program has no session: this door tells whose feed an address is, and nothing of what it shows.
		create function auth_find_calendar_feed(wanted_hash text)
			returns table (id uuid, person_id uuid, is_active boolean, territory_id uuid, committee_id uuid, created_at timestamptz,
				last_read_on date, revoked_at timestamptz)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select f.id, f.person_id, p.is_active, f.territory_id, f.committee_id, f.created_at, f.last_read_on, f.revoked_at
				from calendar_feed f join person p on p.id = f.person_id where f.token_hash = wanted_hash $$;
		revoke execute on function auth_find_calendar_feed from public;
		grant execute on function auth_find_calendar_feed to maillage_app;
	`.execute(db);
}
