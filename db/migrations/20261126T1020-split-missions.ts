import { type Kysely, sql } from "kysely";

/** Who does what for whom, by which convention; and where and when each organisation receives outside its own walls. */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table mission_split (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			need text not null,
			public text not null,
			organisation_id uuid not null,
			part text not null check (part in ('lead', 'support')),
			convention text check (length(convention) <= 200),
			convention_on date,
			review_on date,
			note text check (length(note) <= 500),
			revision integer not null default 1,
			unique (territory_id, id),
			unique (territory_id, need, public, organisation_id),
			foreign key (territory_id, organisation_id) references organisation (territory_id, id)
		);
		-- one body leads a mission for a public
		create unique index mission_split_lead on mission_split (territory_id, need, public) where part = 'lead';
		create table drop_in_session (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			organisation_id uuid not null,
			-- in whose premises; null: elsewhere
			host_id uuid,
			place text not null check (length(place) between 1 and 200),
			rhythm text not null check (rhythm in ('weekly', 'fortnightly', 'monthly')),
			-- 1 Monday … 7 Sunday
			weekday integer not null check (weekday between 1 and 7),
			-- of a monthly one: the first, the second … the last (-1) such day of the month
			nth integer check (nth in (1, 2, 3, 4, -1)),
			opens_at time not null,
			closes_at time not null,
			starts_on date not null,
			ends_on date,
			closed_on date[] not null default '{}',
			booking text not null check (booking in ('free', 'appointment', 'referral-only')),
			note text check (length(note) <= 500),
			confirmed_on date,
			revision integer not null default 1,
			check (closes_at > opens_at),
			check (ends_on is null or ends_on >= starts_on),
			check ((rhythm = 'monthly') = (nth is not null)),
			unique (territory_id, id),
			foreign key (territory_id, organisation_id) references organisation (territory_id, id),
			foreign key (territory_id, host_id) references organisation (territory_id, id)
		);
		create index drop_in_session_organisation on drop_in_session (territory_id, organisation_id);
		call raise_wall('mission_split', 'member', 'steward');
		call raise_wall('drop_in_session', 'member', 'steward');
		-- kept up by those who hold it
		create policy holder_write on drop_in_session to maillage_app
			using (organisation_id = any ((select app_agent_organisations() || app_managed_organisations())::uuid[]))
			with check (organisation_id = any ((select app_agent_organisations() || app_managed_organisations())::uuid[]));
		create policy holder_write on referral_organisation for update to maillage_app
			using (organisation_id = any ((select app_managed_organisations())::uuid[]))
			with check (organisation_id = any ((select app_managed_organisations())::uuid[]));
	`.execute(db);
}
