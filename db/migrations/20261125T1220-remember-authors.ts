import { type Kysely, sql } from "kysely";

/** Who wrote in a text and when last, so that its many small updates may become one without forgetting whose they were. */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table minutes_author (
			territory_id uuid not null references territory (id),
			minutes_id uuid not null,
			person_id uuid not null references person (id),
			last_wrote_at timestamptz not null,
			primary key (minutes_id, person_id),
			foreign key (territory_id, minutes_id) references minutes (territory_id, id) on delete cascade
		);
		insert into minutes_author
			select territory_id, minutes_id, person_id, max(at) from minutes_update where person_id is not null group by 1, 2, 3;
		call raise_wall('minutes_author', 'none', 'none');
		create policy committee_read on minutes_author for select to maillage_app
			using (exists (select from minutes m where m.id = minutes_id and (m.committee_id = any ((select app_mandated_committees())::uuid[])
				or m.territory_id = any ((select app_steward_territories())::uuid[]))));
		create policy own on minutes_author to maillage_app using (person_id = app_person()) with check (person_id = app_person() and app_writes_minutes(minutes_id));
	`.execute(db);
}
