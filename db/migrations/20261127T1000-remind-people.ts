import { type Kysely, sql } from "kysely";

/**
 * What reminds and whom, as each territory and each body sets it; what was reminded of, once for each stage; notices kept in the product,
 * how each person wants to hear, who stands in for them; and secrets of mails that do one thing, once.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table reminder_rule (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			-- null: the territory's; a body's own goes before it
			committee_id uuid,
			kind text not null check (length(kind) between 1 and 60),
			is_on boolean not null default true,
			-- days before the date, zero for the day itself
			days_before integer[] not null,
			-- once late, again each so many days; null: never
			late_every_days integer check (late_every_days between 1 and 60),
			-- after so many late reminders, whoever leads is told; null: never
			climbs_after integer check (climbs_after between 1 and 12),
			revision integer not null default 1,
			check (cardinality(days_before) <= 6 and 0 <= all (days_before) and 180 >= all (days_before)),
			unique (territory_id, id),
			unique nulls not distinct (territory_id, committee_id, kind),
			foreign key (territory_id, committee_id) references committee (territory_id, id)
		);
		-- on one object: not before a day, or no more
		create table reminder_hold (
			territory_id uuid not null references territory (id),
			kind text not null,
			object_id uuid not null,
			-- null: stopped
			until_on date,
			held_by uuid not null references person (id),
			held_at timestamptz not null,
			primary key (territory_id, kind, object_id)
		);
		-- raised once for a person, an object, a stage and a date: the claim of whoever sweeps first
		create table reminder (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			kind text not null,
			object_id uuid not null,
			person_id uuid not null references person (id),
			-- 'before-30', 'before-7', 'day', 'late-1', 'late-2' …, 'manual-<day>'
			stage text not null check (length(stage) <= 30),
			-- 0 whoever must act, 1 whoever leads, 2 the territory's officer
			level integer not null default 0 check (level between 0 and 2),
			due_on date not null,
			raised_at timestamptz not null,
			raised_by uuid references person (id),
			unique (territory_id, id),
			unique (person_id, kind, object_id, stage, due_on)
		);
		create index reminder_object on reminder (territory_id, kind, object_id);
		create index reminder_raised on reminder (raised_at);

		-- ids only: what a notice says is read again, with the rights of the moment, when it is shown or mailed
		create table notice (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			person_id uuid not null references person (id),
			kind text not null check (length(kind) between 1 and 60),
			object_kind text not null,
			object_id uuid not null,
			-- who did it; null: the product
			actor_id uuid references person (id),
			-- facts about one object within a short delay are one notice
			merge_key text not null,
			times integer not null default 1,
			happened_at timestamptz not null,
			-- no mail before: a short delay lets what was undone be forgotten
			settles_at timestamptz not null,
			read_at timestamptz,
			done_at timestamptz,
			mailed_at timestamptz,
			unique (territory_id, id),
			unique (person_id, merge_key)
		);
		create index notice_inbox on notice (person_id, happened_at desc);
		create index notice_unread on notice (person_id) where read_at is null and done_at is null;
		create index notice_settling on notice (settles_at) where mailed_at is null and done_at is null;

		create table notice_preference (
			person_id uuid not null references person (id),
			kind text not null,
			channel text not null check (channel in ('mail', 'digest', 'inbox', 'none')),
			primary key (person_id, kind)
		);
		create table notice_mute (
			person_id uuid not null references person (id),
			territory_id uuid not null references territory (id),
			object_kind text not null,
			object_id uuid not null,
			muted_at timestamptz not null,
			primary key (person_id, object_kind, object_id)
		);
		create table digest_preference (
			person_id uuid primary key references person (id),
			rhythm text not null default 'daily' check (rhythm in ('daily', 'weekly', 'none')),
			-- on the person's own clock, in their zone
			at_time time not null default '07:30',
			-- of a weekly one: 1 Monday … 5 Friday
			weekday integer not null default 1 check (weekday between 1 and 5),
			zone text not null default 'Europe/Paris' check (length(zone) <= 60),
			changed_at timestamptz not null
		);
		create table absence (
			id uuid primary key,
			person_id uuid not null references person (id),
			starts_on date not null,
			ends_on date not null,
			-- a colleague of one of the person's territories, who hears instead of them
			stand_in_id uuid references person (id),
			declared_at timestamptz not null,
			check (ends_on >= starts_on and ends_on <= starts_on + 366),
			check (stand_in_id is distinct from person_id),
			constraint absence_once exclude using gist (person_id with =, daterange(starts_on, ends_on, '[]') with &&)
		);

		-- a secret in a mail that does one thing; only its digest is kept
		create table mail_token (
			hash text primary key check (length(hash) = 64),
			person_id uuid not null references person (id),
			territory_id uuid references territory (id),
			purpose text not null check (purpose in ('unsubscribe-digest', 'complete-task', 'enter-value', 'answer-meeting')),
			object_id uuid,
			issued_at timestamptz not null,
			expires_at timestamptz not null,
			used_at timestamptz
		);
		create index mail_token_expiry on mail_token (expires_at);
		-- where mail no longer goes, and why
		create table mail_stop (
			email text primary key check (email = lower(email)),
			reason text not null check (reason in ('bounce', 'complaint', 'by-hand')),
			code integer,
			stopped_at timestamptz not null
		);

		alter table digest add column claimed_at timestamptz, add column rhythm text not null default 'daily';
		grant delete on digest to maillage_worker;

		call raise_wall('reminder_rule', 'member', 'steward');
		create policy lead_write on reminder_rule to maillage_app
			using (committee_id = any ((select app_led_committees())::uuid[])) with check (committee_id = any ((select app_led_committees())::uuid[]));
		call raise_wall('reminder_hold', 'member', 'contributor');
		call raise_wall('reminder', 'member', 'contributor');
		revoke update, delete on reminder from maillage_app;

		call raise_wall('notice', 'none', 'none');
		create policy own on notice to maillage_app
			using (person_id = app_person() and territory_id = any ((select app_member_territories())::uuid[]))
			with check (person_id = app_person());
		revoke insert, delete on notice from maillage_app;
	`.execute(db);

	// A person's own: they belong to no territory.
	for (const table of ["notice_preference", "notice_mute", "digest_preference", "absence"]) {
		await sql`
			alter table ${sql.table(table)} enable row level security;
			alter table ${sql.table(table)} force row level security;
			create policy owner on ${sql.table(table)} to maillage_owner using (true) with check (true);
			create policy own on ${sql.table(table)} to maillage_app using (person_id = app_person()) with check (person_id = app_person());
			create policy worker on ${sql.table(table)} to maillage_worker using (true) with check (true);
			grant select, insert, update, delete on ${sql.table(table)} to maillage_app;
			grant select, insert, update, delete on ${sql.table(table)} to maillage_worker;
		`.execute(db);
	}
	await sql`
		-- colleagues see that one is away and who stands in, in the territories they share
		create policy colleagues_read on absence for select to maillage_app
			using (person_id = any ((select app_colleagues())::uuid[]));

		alter table mail_token enable row level security;
		alter table mail_token force row level security;
		create policy owner on mail_token to maillage_owner using (true) with check (true);
		create policy worker on mail_token to maillage_worker using (true) with check (true);
		grant select, insert, update, delete on mail_token to maillage_worker;
		alter table mail_stop enable row level security;
		alter table mail_stop force row level security;
		create policy owner on mail_stop to maillage_owner using (true) with check (true);
		create policy worker on mail_stop to maillage_worker using (true) with check (true);
		grant select, insert, update, delete on mail_stop to maillage_worker;

		-- Opened without a session: what a secret is for, and its use, once. A GET asks the first, a POST the second.
		create function auth_find_mail_token(wanted_hash text)
			returns table (person_id uuid, display_name text, territory_id uuid, purpose text, object_id uuid, expires_at timestamptz, used_at timestamptz)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select t.person_id, p.display_name, t.territory_id, t.purpose, t.object_id, t.expires_at, t.used_at
				from mail_token t join person p on p.id = t.person_id where t.hash = wanted_hash and p.is_active $$;
		create function auth_use_mail_token(wanted_hash text, at timestamptz) returns boolean
			language sql security definer set search_path = public, pg_temp
			as $$ with used as (update mail_token set used_at = at
					where hash = wanted_hash and used_at is null and expires_at > at and purpose <> 'unsubscribe-digest' returning 1)
				select exists (select from used) $$;
		create function auth_unsubscribe_digest(wanted_hash text, at timestamptz) returns boolean
			language sql security definer set search_path = public, pg_temp
			as $$ with holder as (select person_id from mail_token where hash = wanted_hash and purpose = 'unsubscribe-digest' and expires_at > at),
				stopped as (insert into digest_preference (person_id, rhythm, changed_at) select person_id, 'none', at from holder
					on conflict (person_id) do update set rhythm = 'none', changed_at = at returning 1)
				select exists (select from stopped) $$;
		revoke execute on function auth_find_mail_token, auth_use_mail_token, auth_unsubscribe_digest from public;
		grant execute on function auth_find_mail_token, auth_use_mail_token, auth_unsubscribe_digest to maillage_app;
	`.execute(db);
}
