import { type Kysely, sql } from "kysely";

/**
 * Meetings in series and by poll, agendas with sections, presenters, papers and confidential points, what members propose, and what
 * became of each point. School holidays, for series to pause.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		alter table territory add column school_zone text check (school_zone in ('A', 'B', 'C'));
		-- what a territory adds to the national calendar: years it does not know yet, closings of its own
		create table school_holiday (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			name text not null check (length(name) between 1 and 100),
			starts_on date not null,
			ends_on date not null,
			check (ends_on >= starts_on),
			unique (territory_id, id)
		);

		create table meeting_series (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			committee_id uuid not null,
			-- the rule as it was typed, for its sentence and for the next change of it
			rule jsonb not null,
			created_by uuid not null references person (id),
			created_at timestamptz not null,
			unique (territory_id, id),
			foreign key (territory_id, committee_id) references committee (territory_id, id)
		);
		alter table meeting
			add column room text check (length(room) between 1 and 120),
			add column video_url text check (video_url ~ '^https://' and length(video_url) <= 500),
			add column series_id uuid,
			-- moved on its own: changes of the series pass it by
			add column is_off_series boolean not null default false,
			-- when those who sit in the body were first told of it; until then it is a draft
			add column convoked_at timestamptz,
			add foreign key (territory_id, series_id) references meeting_series (territory_id, id);
		create index meeting_series_meetings on meeting (series_id, starts_at) where series_id is not null;

		alter table agenda_point
			add column section text check (length(section) between 1 and 120),
			add column presenter_id uuid,
			add column is_confidential boolean not null default false,
			add column decision_id uuid,
			-- the point of an earlier meeting that this one takes up
			add column origin_point_id uuid,
			add column outcome text check (outcome in ('treated', 'not_treated')),
			add foreign key (territory_id, presenter_id) references membership (territory_id, person_id),
			add foreign key (territory_id, decision_id) references decision (territory_id, id),
			add foreign key (territory_id, origin_point_id) references agenda_point (territory_id, id) on delete set null (origin_point_id);
		create index agenda_point_origin on agenda_point (origin_point_id) where origin_point_id is not null;

		create table agenda_paper (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			meeting_id uuid not null,
			point_id uuid not null,
			name text not null check (length(name) between 1 and 150),
			url text check (url ~ '^https://' and length(url) <= 500),
			extension text,
			size integer check (size > 0),
			sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
			storage_key text unique check (storage_key ~ '^[0-9a-f]{32}$'),
			added_by uuid not null references person (id),
			added_at timestamptz not null,
			removed_by uuid references person (id),
			removed_at timestamptz,
			check ((removed_at is null) = (removed_by is null)),
			check ((url is null) = (storage_key is not null)),
			check (storage_key is null or (extension is not null and size is not null and sha256 is not null)),
			unique (territory_id, id),
			foreign key (territory_id, meeting_id) references meeting (territory_id, id) on delete cascade,
			foreign key (territory_id, point_id) references agenda_point (territory_id, id) on delete cascade
		);
		create index agenda_paper_meeting on agenda_paper (meeting_id) where removed_at is null;

		create table agenda_proposal (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			committee_id uuid not null,
			title text not null check (length(title) between 1 and 300),
			reason text not null check (length(reason) between 1 and 2000),
			sheet_id uuid,
			status text not null default 'open' check (status in ('open', 'postponed', 'accepted', 'declined')),
			answer text check (length(answer) between 1 and 1000),
			answered_by uuid references person (id),
			answered_at timestamptz,
			-- the point it became
			point_id uuid,
			-- the untreated point it comes from
			origin_point_id uuid,
			is_confidential boolean not null default false,
			-- null for a point that came back by itself
			proposed_by uuid references person (id),
			proposed_at timestamptz not null,
			revision integer not null default 1,
			
			check (status not in ('postponed', 'declined') or answer is not null),
			unique (territory_id, id),
			foreign key (territory_id, committee_id) references committee (territory_id, id),
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id),
			foreign key (territory_id, point_id) references agenda_point (territory_id, id) on delete set null (point_id),
			foreign key (territory_id, origin_point_id) references agenda_point (territory_id, id) on delete set null (origin_point_id)
		);
		create index agenda_proposal_committee on agenda_proposal (committee_id, status);

		create table meeting_poll (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			committee_id uuid not null,
			title text not null check (length(title) between 1 and 200),
			place text check (length(place) <= 200),
			video_url text check (video_url ~ '^https://' and length(video_url) <= 500),
			closes_on date not null,
			status text not null default 'open' check (status in ('open', 'chosen', 'cancelled')),
			meeting_id uuid,
			created_by uuid not null references person (id),
			created_at timestamptz not null,
			revision integer not null default 1,
			check ((status = 'chosen') = (meeting_id is not null)),
			unique (territory_id, id),
			foreign key (territory_id, committee_id) references committee (territory_id, id),
			foreign key (territory_id, meeting_id) references meeting (territory_id, id)
		);
		create index meeting_poll_committee on meeting_poll (committee_id, status);
		create table poll_slot (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			poll_id uuid not null,
			starts_at timestamptz not null,
			ends_at timestamptz not null,
			check (ends_at > starts_at),
			unique (territory_id, id),
			unique (poll_id, starts_at),
			foreign key (territory_id, poll_id) references meeting_poll (territory_id, id) on delete cascade
		);
		create table poll_answer (
			territory_id uuid not null references territory (id),
			slot_id uuid not null,
			person_id uuid not null,
			answer text not null check (answer in ('yes', 'if_needed', 'no')),
			answered_at timestamptz not null,
			primary key (slot_id, person_id),
			foreign key (territory_id, slot_id) references poll_slot (territory_id, id) on delete cascade,
			foreign key (territory_id, person_id) references membership (territory_id, person_id)
		);

		call raise_wall('school_holiday', 'member', 'steward');
		call raise_wall('meeting_series');
		call raise_wall('agenda_paper');
		call raise_wall('agenda_proposal', 'none', 'none');
		call raise_wall('meeting_poll', 'none', 'none');
		call raise_wall('poll_slot', 'none', 'none');
		call raise_wall('poll_answer', 'none', 'none');

		-- A confidential point is its committee's and the stewards': whatever query asks, the row is not there for others.
		create policy confidential on agenda_point as restrictive to maillage_app
			using (not is_confidential or exists (select from meeting m where m.id = meeting_id
				and (m.committee_id = any ((select app_mandated_committees())::uuid[])
					or m.territory_id = any ((select app_steward_territories())::uuid[]))));
		create policy confidential on agenda_paper as restrictive to maillage_app
			using (exists (select from agenda_point p where p.id = point_id));
		-- What a body does about its next meeting is its own, and the stewards'.
		create policy committee_rw on agenda_proposal to maillage_app
			using (committee_id = any ((select app_mandated_committees())::uuid[])
				or territory_id = any ((select app_steward_territories())::uuid[]));
		create policy committee_rw on meeting_poll to maillage_app
			using (committee_id = any ((select app_mandated_committees())::uuid[])
				or territory_id = any ((select app_steward_territories())::uuid[]));
		create policy poll_rw on poll_slot to maillage_app using (exists (select from meeting_poll p where p.id = poll_id));
		create policy poll_read on poll_answer for select to maillage_app using (exists (select from poll_slot s where s.id = slot_id));
		create policy own on poll_answer to maillage_app
			using (person_id = app_person()) with check (person_id = app_person() and exists (select from poll_slot s where s.id = slot_id));

		-- Others know that there is such a point, and how long it takes: nothing else of it.
		create function confidential_points(wanted_meeting uuid)
			returns table (id uuid, "position" integer, duration_minutes integer)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select p.id, p.position, p.duration_minutes from agenda_point p
				where p.meeting_id = wanted_meeting and p.is_confidential
					and p.territory_id = any (app_member_territories()) and p.territory_id = any (app_territories()) $$;
		revoke execute on function confidential_points from public;
		grant execute on function confidential_points to maillage_app;
	`.execute(db);
}
