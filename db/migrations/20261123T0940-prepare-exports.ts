import { type Kysely, sql } from "kysely";

/** Long documents that a job prepares. The file itself stands in the data directory, under the row's id. */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table sheet_export (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			person_id uuid not null references person (id),
			format text not null check (format in ('pdf', 'docx', 'odt')),
			sheet_ids uuid[] not null check (cardinality(sheet_ids) > 0),
			requested_at timestamptz not null,
			done_count integer not null default 0,
			ready_at timestamptz,
			failed_at timestamptz,
			byte_count integer,
			unique (territory_id, id),
			foreign key (territory_id, person_id) references membership (territory_id, person_id),
			check (ready_at is null or failed_at is null),
			check ((ready_at is null) = (byte_count is null))
		);
		create index sheet_export_person on sheet_export (territory_id, person_id, requested_at desc);
		call raise_wall('sheet_export', 'none', 'none');
		-- one's own, for as long as one is a member: readers take away what they read
		create policy own on sheet_export to maillage_app
			using (person_id = app_person() and territory_id = any ((select app_member_territories())::uuid[]))
			with check (person_id = app_person() and territory_id = any ((select app_member_territories())::uuid[]));
		revoke update, delete on sheet_export from maillage_app;
	`.execute(db);
}
