import { type Kysely, sql } from "kysely";

/**
 * What is said of minutes on their way to approval and after it: remarks on passages, observations of those who were there, errata,
 * a re-opening that keeps what was approved. Decisions and tasks know what they moved, and what their committee keeps to itself.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table minutes_remark (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			minutes_id uuid not null,
			-- which block of the text, from 0, and its words when the remark was written: the text may move under it
			position integer not null check (position >= 0),
			quote text not null check (length(quote) <= 400),
			text text not null check (length(text) between 1 and 2000),
			person_id uuid not null references person (id),
			at timestamptz not null,
			resolved_by uuid references person (id),
			resolved_at timestamptz,
			check ((resolved_by is null) = (resolved_at is null)),
			unique (territory_id, id),
			foreign key (territory_id, minutes_id) references minutes (territory_id, id)
		);
		create index minutes_remark_minutes on minutes_remark (minutes_id, at);
		create table minutes_observation (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			minutes_id uuid not null,
			text text not null check (length(text) between 1 and 2000),
			person_id uuid not null references person (id),
			at timestamptz not null,
			unique (territory_id, id),
			foreign key (territory_id, minutes_id) references minutes (territory_id, id)
		);
		create index minutes_observation_minutes on minutes_observation (minutes_id, at);
		create table minutes_erratum (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			minutes_id uuid not null,
			passage text check (length(passage) between 1 and 400),
			text text not null check (length(text) between 1 and 2000),
			status text not null check (status in ('proposed', 'approved', 'refused')),
			proposed_by uuid not null references person (id),
			proposed_at timestamptz not null,
			decided_by uuid references person (id),
			decided_at timestamptz,
			check ((status = 'proposed') = (decided_at is null)),
			check ((decided_by is null) = (decided_at is null)),
			unique (territory_id, id),
			foreign key (territory_id, minutes_id) references minutes (territory_id, id)
		);
		create index minutes_erratum_minutes on minutes_erratum (minutes_id, proposed_at);

		-- approved minutes that were re-opened leave their place to the text that replaces them
		alter table minutes
			alter column meeting_id drop not null,
			add column replaced_meeting_id uuid,
			add column replaced_at timestamptz,
			add column reopened_from uuid,
			add column reopened_by uuid references person (id),
			add column reopened_at timestamptz,
			add column reopen_reason text check (length(reopen_reason) between 1 and 2000),
			-- the later session that took note of them
			add column noted_at_meeting_id uuid,
			add column is_approved_by_silence boolean not null default false,
			add constraint minutes_of_one_meeting check ((meeting_id is null) = (replaced_meeting_id is not null)),
			add constraint minutes_replaced check ((replaced_at is not null) = (replaced_meeting_id is not null) and (replaced_at is null or status = 'approved')),
			add constraint minutes_reopened check (
				(reopened_from is null) = (reopened_by is null) and (reopened_from is null) = (reopened_at is null) and (reopened_from is null) = (reopen_reason is null)),
			add foreign key (territory_id, replaced_meeting_id) references meeting (territory_id, id),
			add foreign key (territory_id, reopened_from) references minutes (territory_id, id),
			add foreign key (territory_id, noted_at_meeting_id) references meeting (territory_id, id),
			drop constraint minutes_check,
			add constraint minutes_sealed check (
				(status = 'approved') = (frozen_text is not null and sha256 is not null and approved_at is not null)
				and (status <> 'approved' or is_approved_by_silence = (approved_by is null)));
		create index minutes_sha256 on minutes (sha256) where sha256 is not null;
		create index minutes_replaced_meeting on minutes (replaced_meeting_id) where replaced_meeting_id is not null;
		-- null: by silence, as the committee's charter says
		alter table minutes_review alter column person_id drop not null,
			add constraint minutes_review_person check (person_id is not null or verdict = 'approved');

		alter table decision
			add column is_confidential boolean not null default false,
			-- what the decision did to its sheet when it was approved, or why it could not
			add column effects jsonb not null default '[]',
			-- the minutes that made it were re-opened, and approved without it
			add column withdrawn_at timestamptz;
		alter table task
			alter column decision_id drop not null,
			add column meeting_id uuid,
			add column is_confidential boolean not null default false,
			add column evidence text check (length(evidence) between 1 and 2000),
			add column evidence_url text check (length(evidence_url) between 1 and 500),
			drop constraint task_status_check,
			add constraint task_status_check check (status in ('open', 'done', 'withdrawn')),
			add foreign key (territory_id, meeting_id) references meeting (territory_id, id);
		update task set meeting_id = (select d.meeting_id from decision d where d.id = decision_id);
		alter table task alter column meeting_id set not null;
		create index task_decision on task (decision_id) where decision_id is not null;
		create index task_meeting on task (meeting_id);
		alter table sheet_status_change add column decision_id uuid,
			add foreign key (territory_id, decision_id) references decision (territory_id, id);
		alter table field_change add column decision_id uuid,
			add foreign key (territory_id, decision_id) references decision (territory_id, id);

		call raise_wall('minutes_remark', 'none', 'none');
		call raise_wall('minutes_observation', 'none', 'none');
		call raise_wall('minutes_erratum', 'none', 'none');
		-- the committee's own, as the text is before it is approved; whoever was there writes and reads what they observed
		create policy committee_rw on minutes_remark to maillage_app
			using (exists (select from minutes m where m.id = minutes_id and (m.committee_id = any ((select app_mandated_committees())::uuid[])
				or m.territory_id = any ((select app_steward_territories())::uuid[]))));
		create policy committee_read on minutes_observation for select to maillage_app
			using (exists (select from minutes m where m.id = minutes_id and (m.committee_id = any ((select app_mandated_committees())::uuid[])
				or m.territory_id = any ((select app_steward_territories())::uuid[]))));
		create policy own on minutes_observation to maillage_app using (person_id = app_person())
			with check (person_id = app_person() and exists (select from minutes m where m.id = minutes_id));
		create policy committee_rw on minutes_erratum to maillage_app
			using (exists (select from minutes m where m.id = minutes_id and (m.committee_id = any ((select app_mandated_committees())::uuid[])
				or m.territory_id = any ((select app_steward_territories())::uuid[]))));
		create policy approved_read on minutes_erratum for select to maillage_app
			using (status = 'approved' and exists (select from minutes m where m.id = minutes_id));
		create trigger append_only before update or delete on minutes_observation for each row execute function refuse_change();
		create trigger decided before update or delete on minutes_erratum for each row
			when (old.status <> 'proposed') execute function refuse_change();

		create function app_attended_meetings() returns uuid[] language sql stable security definer set search_path = public, pg_temp
			as $$ select coalesce(array_agg(meeting_id), '{}') from attendance
				where person_id = app_person() and status in ('present', 'represented') and territory_id = any (app_territories()) $$;
		revoke execute on function app_attended_meetings from public;
		grant execute on function app_attended_meetings to maillage_app, maillage_worker;
		-- a guest who was there reads what they may comment on
		create policy attended_read on minutes for select to maillage_app
			using (status = 'submitted' and meeting_id = any ((select app_attended_meetings())::uuid[])
				and territory_id = any ((select app_member_territories())::uuid[]));

		create policy confidential on decision as restrictive to maillage_app
			using (not is_confidential or committee_id = any ((select app_mandated_committees())::uuid[])
				or territory_id = any ((select app_steward_territories())::uuid[]));
		create policy confidential on task as restrictive to maillage_app
			using (not is_confidential or owner_id = app_person() or committee_id = any ((select app_mandated_committees())::uuid[])
				or territory_id = any ((select app_steward_territories())::uuid[]));

		-- silence approves in a worker, which freezes the whole agenda
		grant execute on function confidential_points to maillage_worker;

		-- What may still be said of approved minutes, each once: a later session noted them, a re-opening replaced them. Not one word more.
		create or replace function refuse_frozen_minutes() returns trigger language plpgsql as $$
			-- « search » is worked out from the text after this: it is not there yet
			declare around text[] := array['noted_at_meeting_id', 'meeting_id', 'replaced_meeting_id', 'replaced_at', 'search'];
			begin
				if old.status <> 'approved' then
					return case when tg_op = 'DELETE' then old else new end;
				end if;
				if tg_op = 'UPDATE' and to_jsonb(new) - around = to_jsonb(old) - around and new.doc::text = old.doc::text
					and (old.noted_at_meeting_id is null or new.noted_at_meeting_id is not distinct from old.noted_at_meeting_id)
					and ((new.meeting_id, new.replaced_meeting_id, new.replaced_at) is not distinct from (old.meeting_id, old.replaced_meeting_id, old.replaced_at)
						or (old.replaced_at is null and new.meeting_id is null and new.replaced_meeting_id = old.meeting_id and new.replaced_at is not null))
				then return new; end if;
				raise exception 'approved minutes are frozen' using errcode = 'restrict_violation';
			end $$;

		-- Whether this is the fingerprint of approved minutes: the hash is the key, nobody can guess one, and nothing else is told.
		create function auth_known_minutes(wanted_sha256 text) returns table (approved_at timestamptz, is_replaced boolean)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select m.approved_at, m.replaced_at is not null from minutes m where m.sha256 = wanted_sha256 and m.status = 'approved' $$;
		revoke execute on function auth_known_minutes from public;
		grant execute on function auth_known_minutes to maillage_app;
	`.execute(db);
}
