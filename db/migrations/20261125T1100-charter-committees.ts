import { type Kysely, sql } from "kysely";

/**
 * A body's charter (quorum, delays, who receives), the programmes it serves, the seats of its organisations with their named delegates,
 * and the guests who sit in without a mandate.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		alter table committee
			add column revision integer not null default 1,
			add column quorum_rule text not null default 'none' check (quorum_rule in ('none', 'majority', 'number')),
			add column quorum_count integer check (quorum_count between 1 and 500),
			-- days before a meeting at which its notice, then its papers, are due; days given to observations on its minutes
			add column notice_days integer not null default 15 check (notice_days between 0 and 90),
			add column paper_days integer not null default 7 check (paper_days between 0 and 90),
			add column observation_days integer not null default 10 check (observation_days between 0 and 90),
			add column silence_approves boolean not null default false,
			add column distribution jsonb not null default '{"members": true, "guests": true, "emails": [], "organisationIds": []}',
			add check ((quorum_rule = 'number') = (quorum_count is not null));

		create table committee_programme (
			territory_id uuid not null,
			committee_id uuid not null,
			programme_id uuid not null,
			primary key (committee_id, programme_id),
			foreign key (territory_id, committee_id) references committee (territory_id, id),
			foreign key (territory_id, programme_id) references programme (territory_id, id)
		);
		create index committee_programme_programme on committee_programme (programme_id);
		alter table committee_organisation
			add column delegate_id uuid,
			add column substitute_id uuid,
			add foreign key (territory_id, delegate_id) references membership (territory_id, person_id),
			add foreign key (territory_id, substitute_id) references membership (territory_id, person_id),
			add check (substitute_id is distinct from delegate_id or substitute_id is null);

		create table committee_guest (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			committee_id uuid not null,
			-- null for whoever is invited to every meeting
			meeting_id uuid,
			person_id uuid,
			name text check (length(name) between 1 and 120),
			email text check (length(email) <= 254),
			organisation text check (length(organisation) <= 200),
			added_by uuid references person (id),
			added_at timestamptz not null,
			removed_at timestamptz,
			check ((person_id is null) = (name is not null)),
			unique (territory_id, id),
			foreign key (territory_id, committee_id) references committee (territory_id, id),
			foreign key (territory_id, meeting_id) references meeting (territory_id, id) on delete cascade,
			foreign key (territory_id, person_id) references membership (territory_id, person_id)
		);
		create index committee_guest_committee on committee_guest (committee_id) where removed_at is null;

		call raise_wall('committee_programme', 'member', 'steward');
		call raise_wall('committee_guest', 'member', 'steward');

		create function app_led_committees() returns uuid[] language sql stable security definer set search_path = public, pg_temp
			as $$ select coalesce(array_agg(committee_id), '{}') from mandate
				where person_id = app_person() and role <> 'member' and starts_on <= app_today() and (ends_on is null or ends_on >= app_today())
					and territory_id = any (app_contributor_territories()) $$;
		revoke execute on function app_led_committees from public;
		grant execute on function app_led_committees to maillage_app, maillage_worker;
		-- those who run a body write its charter and its guests; which of them may do what is the policies' to say
		create policy lead_update on committee for update to maillage_app
			using (id = any ((select app_led_committees())::uuid[])) with check (id = any ((select app_led_committees())::uuid[]));
		create policy lead_write on committee_guest to maillage_app
			using (committee_id = any ((select app_led_committees())::uuid[]))
			with check (committee_id = any ((select app_led_committees())::uuid[]));
	`.execute(db);
}
