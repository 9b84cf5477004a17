import { type Kysely, sql } from "kysely";

/**
 * Accounts, territories, memberships, journal, outbox and the walls between territories.
 *
 * Context of a unit of work, set locally in its transaction: app.person (who), app.territories (where, comma-separated
 * ids), app.now (when), app.sweep ('on' for a worker that looks over all territories). Without context: no rows.
 */
export async function up(db: Kysely<unknown>) {
	await sql`create extension if not exists unaccent`.execute(db);
	await sql`create extension if not exists pg_trgm`.execute(db);
	await sql`create extension if not exists btree_gist`.execute(db);

	await sql`
		create function app_person() returns uuid language sql stable parallel safe
			as $$ select nullif(current_setting('app.person', true), '')::uuid $$;
		create function app_territories() returns uuid[] language sql stable parallel safe
			as $$ select string_to_array(nullif(current_setting('app.territories', true), ''), ',')::uuid[] $$;
		create function app_now() returns timestamptz language sql stable parallel safe
			as $$ select nullif(current_setting('app.now', true), '')::timestamptz $$;
		create function app_today() returns date language sql stable parallel safe
			as $$ select (app_now() at time zone 'Europe/Paris')::date $$;
		create function app_is_sweep() returns boolean language sql stable parallel safe
			as $$ select coalesce(current_setting('app.sweep', true), '') = 'on' $$;
	`.execute(db);

	// Accounts belong to no territory: one person may work in several.
	await sql`
		create table person (
			id uuid primary key,
			email text not null unique check (email = lower(email) and length(email) <= 254),
			display_name text not null check (length(display_name) between 1 and 120),
			is_active boolean not null default true,
			created_at timestamptz not null
		);
		create table credential (
			person_id uuid primary key references person (id),
			password_hash text not null,
			changed_at timestamptz not null
		);
		create table session (
			id text primary key check (length(id) = 64),
			person_id uuid not null references person (id),
			created_at timestamptz not null,
			last_seen_at timestamptz not null,
			expires_at timestamptz not null,
			user_agent text not null check (length(user_agent) <= 200)
		);
		create index session_person on session (person_id);
		create table auth_token (
			hash text primary key check (length(hash) = 64),
			kind text not null check (kind in ('invitation', 'password_reset')),
			person_id uuid not null references person (id),
			territory_id uuid,
			created_at timestamptz not null,
			expires_at timestamptz not null,
			used_at timestamptz
		);
		create index auth_token_person on auth_token (person_id, kind);
		create table rate_limit (
			key varchar(255) primary key,
			points integer not null default 0,
			expire bigint
		);
	`.execute(db);

	await sql`
		create table territory (
			id uuid primary key,
			slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
			name text not null,
			short_name text,
			kind text not null check (kind in ('commune', 'epci', 'grouping')),
			department_code text,
			department_name text,
			insee_code text,
			source_gaps text[] not null default '{}',
			is_demonstration boolean not null default false,
			created_at timestamptz not null
		);
		create table organisation (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			slug text not null,
			name text not null check (length(name) between 1 and 200),
			kind text not null,
			note text,
			unique (territory_id, id),
			unique (territory_id, slug)
		);
		create table membership (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			person_id uuid not null references person (id),
			organisation_id uuid not null,
			role text not null check (role in ('admin', 'cooperation_officer', 'partner', 'reader')),
			job_title text,
			starts_on date not null,
			ends_on date,
			check (ends_on is null or ends_on >= starts_on),
			unique (territory_id, id),
			unique (territory_id, person_id),
			foreign key (territory_id, organisation_id) references organisation (territory_id, id)
		);
		create index membership_person on membership (person_id);
	`.execute(db);

	// Who may read or write where. The membership table is behind the wall itself, so these read it as its owner, once per
	// statement (a scalar sub-select becomes an InitPlan; a function per row would be a thousand times slower).
	await sql`
		create function app_member_territories() returns uuid[] language sql stable security definer
			set search_path = public, pg_temp
			as $$ select coalesce(array_agg(territory_id), '{}') from membership
				where person_id = app_person() and starts_on <= app_today() and (ends_on is null or ends_on >= app_today()) $$;
		create function app_contributor_territories() returns uuid[] language sql stable security definer
			set search_path = public, pg_temp
			as $$ select coalesce(array_agg(territory_id), '{}') from membership
				where person_id = app_person() and role <> 'reader'
					and starts_on <= app_today() and (ends_on is null or ends_on >= app_today()) $$;
		create function app_steward_territories() returns uuid[] language sql stable security definer
			set search_path = public, pg_temp
			as $$ select coalesce(array_agg(territory_id), '{}') from membership
				where person_id = app_person() and role in ('admin', 'cooperation_officer')
					and starts_on <= app_today() and (ends_on is null or ends_on >= app_today()) $$;
		create function app_colleagues() returns uuid[] language sql stable security definer
			set search_path = public, pg_temp
			as $$ select coalesce(array_agg(distinct person_id), '{}') from membership
				where territory_id = any (app_member_territories()) and territory_id = any (app_territories()) $$;
	`.execute(db);

	/*
	 * raise_wall: every table of a territory goes through here.
	 *   wall        restrictive: the row's territory is one this unit of work was opened for (a sweeping worker may read all)
	 *   readers     permissive: 'member' = whoever has a current membership; 'none' = the migration adds its own rule
	 *   writers     'contributor' = members but readers; 'steward' = admin and cooperation officer; 'none' = own rule
	 * The owner (migrations and the definer functions above) passes; ownership alone does not, since RLS is forced.
	 */
	await sql`
		create procedure raise_wall(target regclass, readers text default 'member', writers text default 'contributor')
		language plpgsql as $$
		begin
			execute format('alter table %s enable row level security', target);
			execute format('alter table %s force row level security', target);
			execute format('create policy wall on %s as restrictive to maillage_app
				using (territory_id = any (app_territories())) with check (territory_id = any (app_territories()))', target);
			execute format('create policy wall_worker on %s as restrictive to maillage_worker
				using (app_is_sweep() or territory_id = any (app_territories()))
				with check (territory_id = any (app_territories()))', target);
			execute format('create policy owner on %s to maillage_owner using (true) with check (true)', target);
			execute format('create policy worker on %s to maillage_worker using (true) with check (true)', target);
			if readers = 'member' then
				execute format('create policy member_read on %s for select to maillage_app
					using (territory_id = any ((select app_member_territories())::uuid[]))', target);
			elsif readers <> 'none' then
				raise exception 'unknown readers rule %', readers;
			end if;
			if writers in ('contributor', 'steward') then
				execute format('create policy %1$s_write on %2$s to maillage_app
					using (territory_id = any ((select app_%1$s_territories())::uuid[]))
					with check (territory_id = any ((select app_%1$s_territories())::uuid[]))', writers, target);
			elsif writers <> 'none' then
				raise exception 'unknown writers rule %', writers;
			end if;
			execute format('grant select, insert, update, delete on %s to maillage_app, maillage_worker', target);
		end $$;
		revoke execute on procedure raise_wall from public;
		call raise_wall('organisation', 'member', 'steward');
		call raise_wall('membership', 'member', 'steward');
	`.execute(db);

	await sql`
		alter table territory enable row level security;
		alter table territory force row level security;
		create policy owner on territory to maillage_owner using (true) with check (true);
		create policy wall on territory as restrictive to maillage_app
			using (id = any (app_territories())) with check (id = any (app_territories()));
		create policy member_read on territory for select to maillage_app
			using (id = any ((select app_member_territories())::uuid[]));
		create policy steward_update on territory for update to maillage_app
			using (id = any ((select app_steward_territories())::uuid[]));
		create policy worker on territory for select to maillage_worker using (true);
		grant select, update on territory to maillage_app;
		grant select on territory to maillage_worker;
	`.execute(db);

	// Accounts: one sees oneself and the colleagues of one's territories; secrets only one's own.
	await sql`
		alter table person enable row level security;
		alter table person force row level security;
		create policy owner on person to maillage_owner using (true) with check (true);
		create policy worker on person for select to maillage_worker using (true);
		create policy colleagues on person for select to maillage_app
			using (id = app_person() or id = any ((select app_colleagues())::uuid[]));
		create policy own on person for update to maillage_app using (id = app_person()) with check (id = app_person());
		grant select, update (display_name) on person to maillage_app;
		grant select on person to maillage_worker;

		alter table credential enable row level security;
		alter table credential force row level security;
		create policy owner on credential to maillage_owner using (true) with check (true);
		create policy own on credential to maillage_app using (person_id = app_person()) with check (person_id = app_person());
		grant select, insert, update on credential to maillage_app;

		alter table session enable row level security;
		alter table session force row level security;
		create policy owner on session to maillage_owner using (true) with check (true);
		create policy own on session to maillage_app using (person_id = app_person()) with check (person_id = app_person());
		create policy worker on session to maillage_worker using (true);
		grant select, insert, update, delete on session to maillage_app;
		grant select, delete on session to maillage_worker;

		alter table auth_token enable row level security;
		alter table auth_token force row level security;
		create policy owner on auth_token to maillage_owner using (true) with check (true);
		create policy own on auth_token to maillage_app using (person_id = app_person()) with check (person_id = app_person());
		create policy worker on auth_token to maillage_worker using (true) with check (true);
		grant select, update on auth_token to maillage_app;
		grant select, insert, update, delete on auth_token to maillage_worker;

		grant select, insert, update, delete on rate_limit to maillage_app;
	`.execute(db);

	// Before sign-in there is no context: these four doors, and no others, open without one.
	await sql`
		create function auth_find_session(session_id text)
			returns table (id text, person_id uuid, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz,
				user_agent text, display_name text, email text, is_active boolean)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select s.id, s.person_id, s.created_at, s.last_seen_at, s.expires_at, s.user_agent, p.display_name, p.email, p.is_active
				from session s join person p on p.id = s.person_id where s.id = session_id $$;
		create function auth_find_credential(wanted_email text)
			returns table (person_id uuid, password_hash text, is_active boolean)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select p.id, c.password_hash, p.is_active from person p left join credential c on c.person_id = p.id
				where p.email = lower(wanted_email) $$;
		create function auth_find_token(wanted_hash text, wanted_kind text)
			returns table (person_id uuid, territory_id uuid, expires_at timestamptz, used_at timestamptz, email text, display_name text)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select t.person_id, t.territory_id, t.expires_at, t.used_at, p.email, p.display_name
				from auth_token t join person p on p.id = t.person_id where t.hash = wanted_hash and t.kind = wanted_kind $$;
		create function auth_find_memberships(wanted_person uuid, today date)
			returns table (territory_id uuid, slug text, name text, short_name text, is_demonstration boolean, organisation_id uuid,
				organisation_name text, role text)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select t.id, t.slug, t.name, t.short_name, t.is_demonstration, o.id, o.name, m.role
				from membership m join territory t on t.id = m.territory_id
					join organisation o on o.id = m.organisation_id
				where m.person_id = wanted_person and m.starts_on <= today and (m.ends_on is null or m.ends_on >= today)
				order by t.name $$;
		-- The steward who invites types an address; whether it already has an account elsewhere is not told.
		create function ensure_person(new_id uuid, wanted_email text, wanted_name text) returns uuid
			language plpgsql security definer set search_path = public, pg_temp as $$
			declare found uuid;
			begin
				insert into person (id, email, display_name, created_at) values (new_id, lower(wanted_email), wanted_name, app_now())
					on conflict (email) do nothing;
				select id into found from person where email = lower(wanted_email);
				return found;
			end $$;
		revoke execute on function auth_find_session, auth_find_credential, auth_find_token, auth_find_memberships, ensure_person from public;
		grant execute on function auth_find_session, auth_find_credential, auth_find_token, auth_find_memberships, ensure_person to maillage_app;
		revoke execute on function app_member_territories, app_contributor_territories, app_steward_territories, app_colleagues from public;
		grant execute on function app_member_territories, app_contributor_territories, app_steward_territories, app_colleagues
			to maillage_app, maillage_worker;
	`.execute(db);

	/*
	 * The journal: one hash chain per territory (the nil id for account events), appended in the transaction of the write.
	 * No foreign key to territory: it outlives what it tells of. The outbox carries the same fact to the workers.
	 */
	await sql`
		create table journal_head (
			territory_id uuid primary key,
			seq bigint not null,
			hash text not null
		);
		create table journal_entry (
			territory_id uuid not null,
			seq bigint not null,
			at timestamptz not null,
			person_id uuid,
			name text not null,
			payload text not null,
			previous_hash text not null,
			hash text not null,
			primary key (territory_id, seq)
		);
		create table outbox (
			id uuid primary key default gen_random_uuid(),
			seq bigint generated always as identity unique,
			territory_id uuid,
			name text not null,
			payload jsonb not null,
			occurred_at timestamptz not null,
			leased_until timestamptz,
			attempts integer not null default 0,
			sent_at timestamptz,
			last_error text
		);
		create index outbox_unsent on outbox (seq) where sent_at is null;

		create function refuse_change() returns trigger language plpgsql as $$
			begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end $$;
		create trigger append_only before update or delete on journal_entry for each row execute function refuse_change();
		create trigger append_only_truncate before truncate on journal_entry execute function refuse_change();

		alter table journal_entry enable row level security;
		alter table journal_entry force row level security;
		create policy owner on journal_entry to maillage_owner using (true) with check (true);
		create policy wall on journal_entry as restrictive to maillage_app using (territory_id = any (app_territories()));
		create policy steward_read on journal_entry for select to maillage_app
			using (territory_id = any ((select app_steward_territories())::uuid[]));
		create policy worker on journal_entry for select to maillage_worker using (true);
		grant select on journal_entry to maillage_app, maillage_worker;

		alter table journal_head enable row level security;
		alter table journal_head force row level security;
		create policy owner on journal_head to maillage_owner using (true) with check (true);
		create policy worker on journal_head for select to maillage_worker using (true);
		grant select on journal_head to maillage_worker;

		alter table outbox enable row level security;
		alter table outbox force row level security;
		create policy owner on outbox to maillage_owner using (true) with check (true);
		create policy worker on outbox to maillage_worker using (true) with check (true);
		grant select, update, delete on outbox to maillage_worker;

		-- payload arrives as canonical JSON (RFC 8785); the hashed text is canonical too: keys sorted, no spaces.
		create function record_event(event_name text, event_payload text, in_territory uuid) returns void
			language plpgsql security definer set search_path = public, pg_temp as $$
			declare
				chain uuid := coalesce(in_territory, '00000000-0000-0000-0000-000000000000');
				head journal_head;
				body text;
				next_hash text;
			begin
				if app_now() is null then raise exception 'record_event needs a unit of work'; end if;
				if in_territory is not null and not coalesce(in_territory = any (app_territories()), false) then
					raise exception 'record_event outside the territory of its unit of work';
				end if;
				insert into journal_head values (chain, 0, repeat('0', 64)) on conflict do nothing;
				select * into head from journal_head where territory_id = chain for update;
				body := format('{"at":%s,"name":%s,"payload":%s,"person":%s,"seq":%s,"territory":%s}',
					to_json(to_char(app_now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), to_json(event_name), event_payload,
					coalesce(to_json(app_person())::text, 'null'), head.seq + 1, to_json(chain));
				next_hash := encode(sha256(convert_to(head.hash || body, 'UTF8')), 'hex');
				insert into journal_entry values (chain, head.seq + 1, app_now(), app_person(), event_name, event_payload, head.hash, next_hash);
				update journal_head set seq = head.seq + 1, hash = next_hash where territory_id = chain;
				insert into outbox (territory_id, name, payload, occurred_at) values (in_territory, event_name, event_payload::jsonb, app_now());
				perform pg_notify('outbox', '');
			end $$;
		revoke execute on function record_event from public;
		grant execute on function record_event to maillage_app, maillage_worker;
	`.execute(db);
}
