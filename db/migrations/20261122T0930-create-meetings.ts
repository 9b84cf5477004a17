import { type Kysely, sql } from "kysely";

/** Meetings, agendas, attendance, minutes that freeze on approval, decisions and the tasks they become. */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table meeting (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			committee_id uuid not null,
			title text not null check (length(title) between 1 and 200),
			starts_at timestamptz not null,
			ends_at timestamptz,
			place text check (length(place) <= 200),
			status text not null default 'planned' check (status in ('planned', 'held', 'cancelled')),
			revision integer not null default 1,
			created_by uuid references person (id),
			created_at timestamptz not null,
			check (ends_at is null or ends_at > starts_at),
			unique (territory_id, id),
			foreign key (territory_id, committee_id) references committee (territory_id, id)
		);
		create index meeting_committee on meeting (committee_id, starts_at);
		create index meeting_start on meeting (territory_id, starts_at);
		create table agenda_point (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			meeting_id uuid not null,
			position integer not null,
			title text not null check (length(title) between 1 and 300),
			notes text,
			duration_minutes integer check (duration_minutes between 1 and 600),
			sheet_id uuid,
			unique (territory_id, id),
			foreign key (territory_id, meeting_id) references meeting (territory_id, id) on delete cascade,
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id)
		);
		create index agenda_point_meeting on agenda_point (meeting_id, position);
		create index agenda_point_sheet on agenda_point (sheet_id) where sheet_id is not null;
		create table attendance (
			territory_id uuid not null,
			meeting_id uuid not null,
			person_id uuid not null,
			status text not null check (status in ('present', 'excused', 'absent', 'represented')),
			primary key (meeting_id, person_id),
			foreign key (territory_id, meeting_id) references meeting (territory_id, id) on delete cascade,
			foreign key (territory_id, person_id) references membership (territory_id, person_id)
		);

		create table minutes (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			committee_id uuid not null,
			meeting_id uuid not null unique,
			status text not null check (status in ('draft', 'submitted', 'changes_requested', 'approved')),
			revision integer not null default 1,
			doc jsonb not null,
			created_at timestamptz not null,
			updated_at timestamptz not null,
			updated_by uuid references person (id),
			submitted_by uuid references person (id),
			submitted_at timestamptz,
			approved_by uuid references person (id),
			approved_at timestamptz,
			-- canonical JSON (RFC 8785) of what was approved, and the SHA-256 of its UTF-8 bytes, in hexadecimal
			frozen_text text,
			sha256 text check (length(sha256) = 64),
			check ((status = 'approved') = (frozen_text is not null and sha256 is not null and approved_at is not null and approved_by is not null)),
			unique (territory_id, id),
			foreign key (territory_id, committee_id) references committee (territory_id, id),
			foreign key (territory_id, meeting_id) references meeting (territory_id, id)
		);
		create index minutes_committee on minutes (committee_id, status);
		create table minutes_review (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			minutes_id uuid not null,
			verdict text not null check (verdict in ('submitted', 'changes_requested', 'approved')),
			remark text,
			person_id uuid not null references person (id),
			at timestamptz not null,
			foreign key (territory_id, minutes_id) references minutes (territory_id, id)
		);
		create index minutes_review_minutes on minutes_review (minutes_id, at);

		create table decision (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			committee_id uuid not null,
			meeting_id uuid not null,
			minutes_id uuid not null,
			year integer not null,
			number integer not null,
			text text not null,
			verb text not null check (verb in ('validated', 'validated_with_changes', 'deferred', 'rejected')),
			sheet_id uuid,
			decided_on date not null,
			unique (territory_id, id),
			unique (committee_id, year, number),
			foreign key (territory_id, committee_id) references committee (territory_id, id),
			foreign key (territory_id, meeting_id) references meeting (territory_id, id),
			foreign key (territory_id, minutes_id) references minutes (territory_id, id),
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id)
		);
		create index decision_sheet on decision (sheet_id) where sheet_id is not null;
		create table task (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			decision_id uuid not null,
			committee_id uuid not null,
			sheet_id uuid,
			title text not null check (length(title) between 1 and 500),
			owner_id uuid not null,
			due_on date not null,
			status text not null default 'open' check (status in ('open', 'done')),
			done_at timestamptz,
			done_by uuid references person (id),
			revision integer not null default 1,
			check ((status = 'done') = (done_at is not null)),
			unique (territory_id, id),
			foreign key (territory_id, decision_id) references decision (territory_id, id),
			foreign key (territory_id, committee_id) references committee (territory_id, id),
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id),
			foreign key (territory_id, owner_id) references membership (territory_id, person_id)
		);
		create index task_sheet on task (sheet_id) where sheet_id is not null;
		create index task_owner on task (territory_id, owner_id) where status = 'open';
		create index task_due on task (due_on) where status = 'open';

		call raise_wall('meeting');
		call raise_wall('agenda_point');
		call raise_wall('attendance');
		call raise_wall('minutes', 'none', 'none');
		call raise_wall('minutes_review', 'none', 'none');
		call raise_wall('decision');
		call raise_wall('task');

		-- A text still being written is the committee's own; once approved, every member of the territory reads it.
		create policy approved_read on minutes for select to maillage_app
			using (status = 'approved' and territory_id = any ((select app_member_territories())::uuid[]));
		create policy committee_rw on minutes to maillage_app
			using (territory_id = any ((select app_member_territories())::uuid[])
				and (committee_id = any ((select app_mandated_committees())::uuid[])
					or territory_id = any ((select app_steward_territories())::uuid[])))
			with check (committee_id = any ((select app_mandated_committees())::uuid[])
				or territory_id = any ((select app_steward_territories())::uuid[]));
		create policy minutes_rw on minutes_review to maillage_app
			using (exists (select from minutes m where m.id = minutes_id))
			with check (exists (select from minutes m where m.id = minutes_id));

		create function refuse_frozen_minutes() returns trigger language plpgsql as $$
			begin
				if old.status = 'approved' then
					raise exception 'approved minutes are frozen' using errcode = 'restrict_violation';
				end if;
				return case when tg_op = 'DELETE' then old else new end;
			end $$;
		create trigger frozen before update or delete on minutes for each row execute function refuse_frozen_minutes();
		create trigger frozen_truncate before truncate on minutes execute function refuse_change();
		create trigger append_only before update or delete on minutes_review for each row execute function refuse_change();
	`.execute(db);
}
