import { type Kysely, sql } from "kysely";

/** What became of each digest, windows that the database itself keeps apart, and addresses that refuse mail. */
export async function up(db: Kysely<unknown>) {
	await sql`
		alter table digest
			-- null while it waits to be sent
			add column outcome text check (outcome in ('sent', 'empty', 'withheld')),
			add column settled_at timestamptz,
			add constraint digest_windows_apart exclude using gist (person_id with =, tstzrange(starts_at, ends_at) with &&);
		update digest set outcome = 'sent', settled_at = coalesce(sent_at, ends_at);
		alter table digest add check ((outcome is null) = (settled_at is null));
		create index digest_waiting on digest (ends_at) where outcome is null;

		-- an address that its server refused for good; once this repeats, mail stops
		create table mail_refusal (
			email text primary key check (email = lower(email)),
			times integer not null default 1 check (times > 0),
			code integer not null,
			first_at timestamptz not null,
			last_at timestamptz not null
		);
		alter table mail_refusal enable row level security;
		alter table mail_refusal force row level security;
		create policy owner on mail_refusal to maillage_owner using (true) with check (true);
		create policy worker on mail_refusal to maillage_worker using (true) with check (true);
		grant select, insert, update, delete on mail_refusal to maillage_worker;
	`.execute(db);
	// Stewards see what is stopped for the people of their territories, and may let mail go there again.
	for (const table of ["mail_stop", "mail_refusal"]) {
		await sql`
			create policy steward on ${sql.table(table)} to maillage_app
				using (email in (select lower(p.email) from person p join membership m on m.person_id = p.id
					where m.territory_id = any ((select app_steward_territories())::uuid[])));
			grant select, delete on ${sql.table(table)} to maillage_app;
		`.execute(db);
	}
}
