import { type Kysely, sql } from "kysely";

/**
 * Minutes written together. What each keystroke becomes is a Yjs update, added here before anyone is told that it is saved; the text
 * in `minutes.doc` is drawn from them. Tickets open one connection each; triggers tell the collaboration server when a right may
 * have ended.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		-- the lead may let the whole committee write
		alter table minutes add column is_open_to_committee boolean not null default false;

		create table minutes_update (
			seq bigint generated always as identity primary key,
			territory_id uuid not null references territory (id),
			minutes_id uuid not null,
			-- null for what the product itself wrote: the skeleton of the agenda, a version restored
			person_id uuid references person (id),
			at timestamptz not null,
			update bytea not null check (length(update) <= 4000000),
			foreign key (territory_id, minutes_id) references minutes (territory_id, id) on delete cascade
		);
		create index minutes_update_minutes on minutes_update (minutes_id, seq);

		create table minutes_version (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			minutes_id uuid not null,
			number integer not null,
			kind text not null check (kind in ('automatic', 'named', 'submitted', 'restored')),
			name text check (length(name) between 1 and 120),
			doc jsonb not null,
			-- who wrote since the version before
			author_ids uuid[] not null default '{}',
			made_by uuid references person (id),
			made_at timestamptz not null,
			check ((kind = 'named') = (name is not null)),
			unique (territory_id, id),
			unique (minutes_id, number),
			foreign key (territory_id, minutes_id) references minutes (territory_id, id) on delete cascade
		);

		create table live_ticket (
			hash text primary key check (length(hash) = 64),
			territory_id uuid not null references territory (id),
			meeting_id uuid not null,
			person_id uuid not null references person (id),
			session_id text not null,
			issued_at timestamptz not null,
			expires_at timestamptz not null,
			foreign key (territory_id, meeting_id) references meeting (territory_id, id) on delete cascade
		);
		create index live_ticket_expiry on live_ticket (expires_at);

		call raise_wall('minutes_update', 'none', 'none');
		call raise_wall('minutes_version', 'none', 'none');
		call raise_wall('live_ticket', 'none', 'none');
		-- whoever sees the text sees how it came to be; once approved, its versions stay with the committee
		create policy minutes_rw on minutes_update to maillage_app
			using (exists (select from minutes m where m.id = minutes_id and (m.committee_id = any ((select app_mandated_committees())::uuid[])
				or m.territory_id = any ((select app_steward_territories())::uuid[]))))
			with check (person_id is null or person_id = app_person());
		create policy minutes_rw on minutes_version to maillage_app
			using (exists (select from minutes m where m.id = minutes_id and (m.committee_id = any ((select app_mandated_committees())::uuid[])
				or m.territory_id = any ((select app_steward_territories())::uuid[]))));
		create policy own on live_ticket to maillage_app using (person_id = app_person()) with check (person_id = app_person());
		create trigger append_only before update on minutes_version for each row execute function refuse_change();

		-- A socket has no session yet: this door opens a ticket once, and says whose it is.
		create function auth_claim_live_ticket(wanted_hash text, at timestamptz)
			returns table (territory_id uuid, meeting_id uuid, person_id uuid, session_id text)
			language sql security definer set search_path = public, pg_temp
			as $$ delete from live_ticket t where t.hash = wanted_hash and t.expires_at > at
				returning t.territory_id, t.meeting_id, t.person_id, t.session_id $$;
		revoke execute on function auth_claim_live_ticket from public;
		grant execute on function auth_claim_live_ticket to maillage_app;

		-- Whose rights may have changed: the collaboration server judges their connections again at once.
		create function tell_rights() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
			begin
				perform pg_notify('rights', case tg_table_name when 'person' then to_jsonb(new) ->> 'id'
					else to_jsonb(old) ->> 'person_id' end);
				return null;
			end $$;
		create trigger rights after delete on session for each row execute function tell_rights();
		create trigger rights after update or delete on membership for each row execute function tell_rights();
		create trigger rights after update or delete on mandate for each row execute function tell_rights();
		create trigger rights after update on person for each row when (old.is_active and not new.is_active) execute function tell_rights();
		-- A text that is handed over, or written to from another process, is told by its meeting.
		create function tell_minutes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
			begin
				perform pg_notify('minutes_written', new.minutes_id::text);
				return null;
			end $$;
		create trigger written after insert on minutes_update for each row execute function tell_minutes();
		create function tell_minutes_state() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
			begin
				perform pg_notify('minutes_state', new.meeting_id::text);
				return null;
			end $$;
		create trigger state after update on minutes for each row
			when (old.status is distinct from new.status or old.is_open_to_committee is distinct from new.is_open_to_committee)
			execute function tell_minutes_state();
	`.execute(db);
}
