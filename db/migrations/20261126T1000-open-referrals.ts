import { type Kysely, sql } from "kysely";

/**
 * Situation referrals between organisations, under professional secrecy.
 *
 * Whatever tells of a person is sealed by the application with a key of the referral's own: the database holds no name and no word of it.
 * Who may read is written row by row in `referral_reader`, person by person; the walls below follow it, and follow besides the duty, the
 * organisation and the mandates that the reader holds today.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table referral_settings (
			territory_id uuid primary key references territory (id),
			-- the département's cell for children in danger (CASF L226-3), named on the stop screen
			child_cell_name text check (length(child_cell_name) <= 200),
			child_cell_contact text check (length(child_cell_contact) <= 300),
			dpo_name text check (length(dpo_name) <= 200),
			dpo_contact text check (length(dpo_contact) <= 300),
			-- working days to answer, by urgency
			immediate_days integer not null default 1 check (immediate_days between 1 and 5),
			soon_days integer not null default 3 check (soon_days between 1 and 15),
			ordinary_days integer not null default 10 check (ordinary_days between 1 and 30),
			-- days without an answer after which a referral expires
			expiry_days integer not null default 30 check (expiry_days between 10 and 90),
			-- retention: from the last contact with the person, never above what the CNIL's frame allows (24 months in active base)
			archive_after_days integer not null default 30 check (archive_after_days between 1 and 180),
			answered_months integer not null default 24 check (answered_months between 1 and 24),
			unanswered_months integer not null default 12 check (unanswered_months between 1 and 24),
			attachment_months integer not null default 6 check (attachment_months between 1 and 6),
			draft_days integer not null default 30 check (draft_days between 1 and 90),
			access_log_months integer not null default 12 check (access_log_months between 6 and 36),
			count_threshold integer not null default 11 check (count_threshold between 11 and 100),
			revision integer not null default 1
		);
		create table referral_organisation (
			territory_id uuid not null references territory (id),
			organisation_id uuid not null,
			-- what binds it to secrecy: profession, mission, function; none binds nobody
			secret_basis text not null default 'none' check (secret_basis in ('profession', 'mission', 'function', 'none')),
			secret_reference text check (length(secret_reference) <= 200),
			-- legal reference that opens the NIR to it (décret 2019-341); null: closed
			nir_reference text check (length(nir_reference) between 3 and 200),
			is_public_body boolean not null default false,
			-- where the link to answer goes when nobody there has an account
			contact_email text check (contact_email = lower(contact_email) and length(contact_email) <= 254),
			needs_note text check (length(needs_note) <= 2000),
			declines_note text check (length(declines_note) <= 2000),
			revision integer not null default 1,
			primary key (territory_id, organisation_id),
			foreign key (territory_id, organisation_id) references organisation (territory_id, id)
		);
		create table referral_duty (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			person_id uuid not null,
			-- agent: reads the referrals on which they are named; manager: names agents, sees counts; dpo: who saw what
			duty text not null check (duty in ('agent', 'manager', 'dpo')),
			secret_basis text not null default 'none' check (secret_basis in ('profession', 'mission', 'function', 'none')),
			granted_by uuid references person (id),
			starts_on date not null,
			ends_on date,
			check (ends_on is null or ends_on >= starts_on),
			unique (territory_id, id),
			foreign key (territory_id, person_id) references membership (territory_id, person_id),
			constraint referral_duty_once exclude using gist (territory_id with =, person_id with =, duty with =, daterange(starts_on, ends_on, '[]') with &&)
		);

		-- keys: the operator's key wraps each territory's, which wraps each referral's
		create table territory_key (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			-- index: for equality of names; it is not rotated with the others
			purpose text not null check (purpose in ('wrap', 'index')),
			wrapped text not null,
			created_at timestamptz not null,
			retired_at timestamptz,
			unique (territory_id, id)
		);
		create unique index territory_key_current on territory_key (territory_id, purpose) where retired_at is null;

		create table referral (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			-- drawn at random: a sequence would tell how many there are
			reference text not null check (reference ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'),
			sender_organisation_id uuid not null,
			author_id uuid not null references person (id),
			status text not null default 'draft' check (status in ('draft', 'sent')),
			is_anonymous boolean not null default false,
			need text not null,
			public text not null,
			purpose text not null check (purpose in ('assess', 'decide', 'implement')),
			urgency text not null check (urgency in ('immediate', 'soon', 'ordinary')),
			basis text check (basis in ('agreement', 'l121-6-2', 'l226-2-2', '226-14', 'other')),
			basis_reference text check (length(basis_reference) <= 200),
			is_informed boolean,
			not_informed_reason text check (not_informed_reason in ('against-child-interest', 'danger', 'unreachable', 'other')),
			-- keyed digest of the name: equality only, within the territory
			person_index text check (length(person_index) = 43),
			created_at timestamptz not null,
			sent_at timestamptz,
			last_contact_on date not null,
			archived_at timestamptz,
			-- the person objected: nothing goes further
			objected_at timestamptz,
			revision integer not null default 1,
			check ((status = 'sent') = (sent_at is not null)),
			check (status = 'draft' or (basis is not null and is_informed is not null)),
			unique (territory_id, id),
			unique (territory_id, reference),
			foreign key (territory_id, sender_organisation_id) references organisation (territory_id, id)
		);
		create index referral_index on referral (territory_id, person_index) where person_index is not null;
		create index referral_sent on referral (territory_id, sent_at);
		create table referral_key (
			referral_id uuid primary key,
			territory_id uuid not null references territory (id),
			territory_key_id uuid not null,
			wrapped text not null,
			foreign key (territory_id, referral_id) references referral (territory_id, id) on delete cascade,
			foreign key (territory_id, territory_key_id) references territory_key (territory_id, id)
		);
		-- card: who, how to reach them; account: the situation and what is asked; nir: the number, alone
		create table referral_part (
			referral_id uuid not null,
			territory_id uuid not null references territory (id),
			part text not null check (part in ('card', 'account', 'nir')),
			sealed text not null,
			updated_at timestamptz not null,
			primary key (referral_id, part),
			foreign key (territory_id, referral_id) references referral (territory_id, id) on delete cascade
		);
		create table referral_recipient (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			referral_id uuid not null,
			organisation_id uuid not null,
			-- relayed from this one
			parent_id uuid,
			scope text not null check (scope in ('full', 'card')),
			-- bound by secrecy on the day it was sent
			is_bound boolean not null default false,
			passes_nir boolean not null default false,
			by_link boolean not null default false,
			state text not null default 'draft' check (state in ('draft', 'sent', 'received', 'info-requested', 'accepted', 'appointment', 'met', 'not-come',
				'in-progress', 'relayed', 'declined', 'cancelling', 'cancelled', 'closed', 'reopened', 'expired')),
			state_since timestamptz not null,
			waiting_on text check (waiting_on in ('sender', 'recipient')),
			due_on date,
			-- how far reminders of the present wait have climbed: 0 none, 1 who must act, 2 their manager, 3 the other side
			reminder_stage integer not null default 0 check (reminder_stage between 0 and 3),
			assigned_to uuid references person (id),
			decline_reason text,
			outcome text,
			no_solution_reason text,
			appointment_at timestamptz,
			no_shows integer not null default 0,
			sent_at timestamptz,
			first_answer_at timestamptz,
			closed_at timestamptz,
			-- the agreement was withdrawn, or never covered it any more
			access_ended_at timestamptz,
			revision integer not null default 1,
			check (scope = 'card' or is_bound or state = 'draft'),
			check ((state = 'declined') = (decline_reason is not null)),
			check ((state = 'closed') = (outcome is not null)),
			check ((outcome is not distinct from 'no-solution') = (no_solution_reason is not null)),
			check (state <> 'appointment' or appointment_at is not null),
			unique (territory_id, id),
			unique (referral_id, organisation_id),
			foreign key (territory_id, referral_id) references referral (territory_id, id) on delete cascade,
			foreign key (territory_id, organisation_id) references organisation (territory_id, id),
			foreign key (territory_id, parent_id) references referral_recipient (territory_id, id)
		);
		create index referral_recipient_place on referral_recipient (territory_id, organisation_id, state);
		create index referral_recipient_due on referral_recipient (due_on) where waiting_on is not null;
		-- who reads: named one by one; without a recipient, on the sender's side
		create table referral_reader (
			id uuid primary key default gen_random_uuid(),
			territory_id uuid not null references territory (id),
			referral_id uuid not null,
			recipient_id uuid,
			organisation_id uuid not null,
			person_id uuid not null,
			since timestamptz not null,
			until timestamptz,
			added_by uuid references person (id),
			unique nulls not distinct (referral_id, recipient_id, person_id),
			foreign key (territory_id, referral_id) references referral (territory_id, id) on delete cascade,
			foreign key (territory_id, recipient_id) references referral_recipient (territory_id, id) on delete cascade,
			foreign key (territory_id, person_id) references membership (territory_id, person_id),
			foreign key (territory_id, organisation_id) references organisation (territory_id, id)
		);
		create index referral_reader_person on referral_reader (person_id, territory_id) where until is null;
		create table referral_step (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			referral_id uuid not null,
			recipient_id uuid not null,
			action text not null,
			from_state text not null,
			to_state text not null,
			-- null: the organisation by its link, or the product itself
			person_id uuid references person (id),
			is_by_link boolean not null default false,
			at timestamptz not null,
			code text,
			sealed_word text,
			foreign key (territory_id, referral_id) references referral (territory_id, id) on delete cascade,
			foreign key (territory_id, recipient_id) references referral_recipient (territory_id, id) on delete cascade
		);
		create index referral_step_recipient on referral_step (recipient_id, at);
		create table referral_message (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			referral_id uuid not null,
			-- null: to every bound recipient
			recipient_id uuid,
			author_id uuid not null references person (id),
			organisation_id uuid not null,
			sealed_text text not null,
			at timestamptz not null,
			unique (territory_id, id),
			foreign key (territory_id, referral_id) references referral (territory_id, id) on delete cascade,
			foreign key (territory_id, recipient_id) references referral_recipient (territory_id, id) on delete cascade
		);
		create index referral_message_thread on referral_message (referral_id, at);
		create table referral_note (
			referral_id uuid not null,
			territory_id uuid not null references territory (id),
			author_id uuid not null references person (id),
			sealed_text text not null,
			updated_at timestamptz not null,
			revision integer not null default 1,
			primary key (referral_id, author_id),
			foreign key (territory_id, referral_id) references referral (territory_id, id) on delete cascade
		);
		create table referral_attachment (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			referral_id uuid not null,
			kind text not null,
			extension text not null,
			size integer not null check (size > 0),
			storage_key text not null unique check (storage_key ~ '^[0-9a-f]{32}$'),
			sealed_name text not null,
			added_by uuid not null references person (id),
			added_at timestamptz not null,
			removed_at timestamptz,
			unique (territory_id, id),
			foreign key (territory_id, referral_id) references referral (territory_id, id) on delete cascade
		);
		create index referral_attachment_referral on referral_attachment (referral_id) where removed_at is null;

		-- what the person agreed to: which bodies, which parts, until when
		create table referral_agreement (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			referral_id uuid not null,
			given_on date not null,
			ends_on date not null,
			channel text not null check (channel in ('oral', 'paper', 'sms')),
			given_by text not null check (given_by in ('person', 'representative')),
			with_interpreter boolean not null default false,
			covers text[] not null check (covers <@ array['card', 'account', 'nir'] and cardinality(covers) > 0),
			collected_by uuid not null references person (id),
			recorded_at timestamptz not null,
			withdrawn_on date,
			withdrawn_by uuid references person (id),
			check (ends_on >= given_on and ends_on <= given_on + 366),
			check ((withdrawn_on is null) = (withdrawn_by is null)),
			unique (territory_id, id),
			foreign key (territory_id, referral_id) references referral (territory_id, id) on delete cascade
		);
		create index referral_agreement_referral on referral_agreement (referral_id);
		create table referral_agreement_organisation (
			agreement_id uuid not null,
			territory_id uuid not null references territory (id),
			organisation_id uuid not null,
			primary key (agreement_id, organisation_id),
			foreign key (territory_id, agreement_id) references referral_agreement (territory_id, id) on delete cascade,
			foreign key (territory_id, organisation_id) references organisation (territory_id, id)
		);

		-- the link of an organisation without an account: opened once, it gives a short session on one recipient's row
		create table referral_link (
			hash text primary key check (length(hash) = 64),
			territory_id uuid not null references territory (id),
			recipient_id uuid not null,
			issued_at timestamptz not null,
			expires_at timestamptz not null,
			opened_at timestamptz,
			session_hash text unique check (length(session_hash) = 64),
			session_expires_at timestamptz,
			check ((opened_at is null) = (session_hash is null)),
			foreign key (territory_id, recipient_id) references referral_recipient (territory_id, id) on delete cascade
		);
		create index referral_link_recipient on referral_link (recipient_id);

		-- rights of the person: access, rectification, objection, erasure, received by the territory's DPO
		create table referral_request (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			referral_id uuid not null,
			kind text not null check (kind in ('access', 'rectification', 'objection', 'erasure')),
			received_on date not null,
			due_on date not null,
			opened_by uuid not null references person (id),
			opened_at timestamptz not null,
			closed_at timestamptz,
			answer text check (answer in ('granted', 'refused')),
			check ((closed_at is null) = (answer is null)),
			unique (territory_id, id),
			foreign key (territory_id, referral_id) references referral (territory_id, id) on delete cascade
		);
		create index referral_request_referral on referral_request (referral_id);
	`.execute(db);

	// Who stands where today. Elected officials (chairs and their substitutes) and stewards never read; nor does anyone whose place ended.
	await sql`
		create function app_link() returns text language sql stable parallel safe
			as $$ select nullif(current_setting('app.link', true), '') $$;
		create function referral_duties_of(wanted_person uuid, today date)
			returns table (territory_id uuid, organisation_id uuid, duty text, is_bound boolean, secret_basis text)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select d.territory_id, m.organisation_id, d.duty, d.secret_basis <> 'none', d.secret_basis
				from referral_duty d join membership m on m.territory_id = d.territory_id and m.person_id = d.person_id
					join person p on p.id = d.person_id
				where d.person_id = wanted_person and p.is_active
					and d.starts_on <= today and (d.ends_on is null or d.ends_on >= today)
					and m.starts_on <= today and (m.ends_on is null or m.ends_on >= today)
					and (d.duty = 'dpo' or m.role = 'partner')
					and not exists (select from mandate k where k.territory_id = d.territory_id and k.person_id = d.person_id
						and k.role in ('chair', 'substitute') and k.starts_on <= today and (k.ends_on is null or k.ends_on >= today)) $$;
		create function app_managed_organisations() returns uuid[] language sql stable security definer set search_path = public, pg_temp
			as $$ select coalesce(array_agg(organisation_id), '{}') from referral_duties_of(app_person(), app_today())
				where duty = 'manager' and territory_id = any (app_territories()) $$;
		create function app_agent_organisations() returns uuid[] language sql stable security definer set search_path = public, pg_temp
			as $$ select coalesce(array_agg(organisation_id), '{}') from referral_duties_of(app_person(), app_today())
				where duty = 'agent' and territory_id = any (app_territories()) $$;
		create function app_dpo_territories() returns uuid[] language sql stable security definer set search_path = public, pg_temp
			as $$ select coalesce(array_agg(territory_id), '{}') from referral_duties_of(app_person(), app_today())
				where duty = 'dpo' and territory_id = any (app_territories()) $$;
		create function app_sent_referrals() returns uuid[] language sql stable security definer set search_path = public, pg_temp
			as $$ select coalesce(array_agg(r.referral_id), '{}') from referral_reader r
				where r.person_id = app_person() and r.recipient_id is null and r.until is null
					and r.territory_id = any (app_territories()) and r.organisation_id = any ((select app_agent_organisations())::uuid[]) $$;
		create function app_link_recipient() returns uuid language sql stable security definer set search_path = public, pg_temp
			as $$ select l.recipient_id from referral_link l join referral_recipient r on r.id = l.recipient_id
				where app_link() is not null and l.session_hash = app_link() and l.session_expires_at > app_now()
					and l.territory_id = any (app_territories()) and r.access_ended_at is null $$;
		create function app_received_recipients() returns uuid[] language sql stable security definer set search_path = public, pg_temp
			as $$ select coalesce(array_agg(id), '{}') from (
				select c.id from referral_reader r join referral_recipient c on c.id = r.recipient_id
					where r.person_id = app_person() and r.until is null and c.access_ended_at is null and c.state <> 'draft'
						and r.territory_id = any (app_territories()) and r.organisation_id = any ((select app_agent_organisations())::uuid[])
				union select app_link_recipient()) seen where id is not null $$;
		create function app_requested_referrals() returns uuid[] language sql stable security definer set search_path = public, pg_temp
			as $$ select coalesce(array_agg(distinct referral_id), '{}') from referral_request
				where closed_at is null and territory_id = any ((select app_dpo_territories())::uuid[]) $$;
		create function app_known_referrals() returns uuid[] language sql stable security definer set search_path = public, pg_temp
			as $$ select app_sent_referrals() || app_requested_referrals() || coalesce((select array_agg(distinct referral_id)
				from referral_recipient where id = any ((select app_received_recipients())::uuid[])), '{}') $$;
		-- Whose content may be read: by the sender and by whoever has not turned it away, while it is not archived; the account and
		-- the number only by those whom secrecy binds, organisation and person.
		create function app_content_referrals(wanted_part text) returns uuid[] language sql stable security definer set search_path = public, pg_temp
			as $$ select coalesce(array_agg(distinct id), '{}') from (
				select id from referral where id = any ((select app_sent_referrals())::uuid[]) and archived_at is null
				union all select id from referral where id = any ((select app_requested_referrals())::uuid[])
				union all select c.referral_id from referral_recipient c join referral f on f.id = c.referral_id
					where c.id = any ((select app_received_recipients())::uuid[]) and f.archived_at is null and f.status = 'sent'
						and c.state not in ('declined', 'cancelled', 'expired')
						and (wanted_part = 'card' or (c.scope = 'full' and c.is_bound and (wanted_part <> 'nir' or c.passes_nir)
							and c.organisation_id in (select organisation_id from referral_duties_of(app_person(), app_today())
								where duty = 'agent' and is_bound and territory_id = any (app_territories()))))
				) readable $$;
		create function app_managed_places() returns uuid[] language sql stable security definer set search_path = public, pg_temp
			as $$ select coalesce((select array_agg(id) from referral_recipient where organisation_id = any ((select app_managed_organisations())::uuid[])), '{}')
				|| coalesce((select array_agg(id) from referral where sender_organisation_id = any ((select app_managed_organisations())::uuid[])), '{}') $$;
		-- Sign-in asks what each place gives, before any territory is chosen.
		create function auth_find_referral_duties(wanted_person uuid, wanted_territory uuid, today date)
			returns table (duty text, secret_basis text)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select duty, secret_basis from referral_duties_of(wanted_person, today) where territory_id = wanted_territory $$;
		revoke execute on function referral_duties_of, app_managed_organisations, app_agent_organisations, app_dpo_territories,
			app_sent_referrals, app_link_recipient, app_received_recipients, app_requested_referrals, app_known_referrals,
			app_content_referrals, app_managed_places, auth_find_referral_duties from public;
		grant execute on function app_managed_organisations, app_agent_organisations, app_dpo_territories,
			app_sent_referrals, app_link_recipient, app_received_recipients, app_requested_referrals, app_known_referrals,
			app_content_referrals, app_managed_places, auth_find_referral_duties to maillage_app;
	`.execute(db);

	await sql`
		call raise_wall('referral_settings', 'member', 'steward');
		call raise_wall('referral_organisation', 'member', 'steward');
		call raise_wall('referral_duty', 'member', 'none');
		create policy steward_write on referral_duty to maillage_app
			using (duty <> 'agent' and territory_id = any ((select app_steward_territories())::uuid[]))
			with check (duty <> 'agent' and territory_id = any ((select app_steward_territories())::uuid[]));
		create policy manager_write on referral_duty to maillage_app
			using (duty = 'agent' and exists (select from membership m where m.territory_id = referral_duty.territory_id
				and m.person_id = referral_duty.person_id and m.organisation_id = any ((select app_managed_organisations())::uuid[])))
			with check (duty = 'agent' and exists (select from membership m where m.territory_id = referral_duty.territory_id
				and m.person_id = referral_duty.person_id and m.organisation_id = any ((select app_managed_organisations())::uuid[])));

		-- wrapped: useless without the operator's key; made by whoever writes the first referral
		call raise_wall('territory_key', 'member', 'none');
		create policy agent_insert on territory_key for insert to maillage_app
			with check (retired_at is null and cardinality((select app_agent_organisations())::uuid[]) > 0);
		create policy link_read on territory_key for select to maillage_app
			using (exists (select from referral_recipient c where c.id = (select app_link_recipient()) and c.territory_id = territory_key.territory_id));

		call raise_wall('referral', 'none', 'none');
		create policy known_read on referral for select to maillage_app
			using (id = any ((select app_known_referrals())::uuid[]));
		create policy draft_read on referral for select to maillage_app
			using (status = 'draft' and author_id = app_person() and sender_organisation_id = any ((select app_agent_organisations())::uuid[]));
		create policy author_insert on referral for insert to maillage_app
			with check (author_id = app_person() and status = 'draft' and archived_at is null
				and sender_organisation_id = any ((select app_agent_organisations())::uuid[]));
		create policy sender_update on referral for update to maillage_app
			using (id = any ((select app_sent_referrals())::uuid[]) or id = any ((select app_requested_referrals())::uuid[]));
		create policy draft_delete on referral for delete to maillage_app
			using (status = 'draft' and id = any ((select app_sent_referrals())::uuid[]));

		call raise_wall('referral_key', 'none', 'none');
		create policy known_read on referral_key for select to maillage_app
			using (referral_id = any ((select app_known_referrals())::uuid[]));
		create policy sender_insert on referral_key for insert to maillage_app
			with check (referral_id = any ((select app_sent_referrals())::uuid[]));

		call raise_wall('referral_part', 'none', 'none');
		create policy content_read on referral_part for select to maillage_app
			using ((part = 'card' and referral_id = any ((select app_content_referrals('card'))::uuid[]))
				or (part = 'account' and referral_id = any ((select app_content_referrals('account'))::uuid[]))
				or (part = 'nir' and referral_id = any ((select app_content_referrals('nir'))::uuid[])));
		create policy sender_write on referral_part to maillage_app
			using (referral_id = any ((select app_sent_referrals())::uuid[]) and referral_id = any ((select app_content_referrals('card'))::uuid[]))
			with check (referral_id = any ((select app_sent_referrals())::uuid[]));

		call raise_wall('referral_recipient', 'none', 'none');
		create policy known_read on referral_recipient for select to maillage_app
			using (referral_id = any ((select app_sent_referrals())::uuid[]) or referral_id = any ((select app_requested_referrals())::uuid[])
				or id = any ((select app_received_recipients())::uuid[]) or parent_id = any ((select app_received_recipients())::uuid[]));
		create policy sender_insert on referral_recipient for insert to maillage_app
			with check ((referral_id = any ((select app_sent_referrals())::uuid[]) and parent_id is null)
				or parent_id = any ((select app_received_recipients())::uuid[]));
		create policy side_update on referral_recipient for update to maillage_app
			using (referral_id = any ((select app_sent_referrals())::uuid[]) or id = any ((select app_received_recipients())::uuid[])
				or (state = 'draft' and parent_id = any ((select app_received_recipients())::uuid[])))
			with check (referral_id = any ((select app_sent_referrals())::uuid[]) or id = any ((select app_received_recipients())::uuid[])
				or parent_id = any ((select app_received_recipients())::uuid[]));
		create policy draft_delete on referral_recipient for delete to maillage_app
			using (state = 'draft' and referral_id = any ((select app_sent_referrals())::uuid[]));

		call raise_wall('referral_reader', 'none', 'none');
		create policy known_read on referral_reader for select to maillage_app
			using (person_id = app_person() or referral_id = any ((select app_sent_referrals())::uuid[])
				or recipient_id = any ((select app_received_recipients())::uuid[])
				or organisation_id = any ((select app_managed_organisations())::uuid[])
				or territory_id = any ((select app_dpo_territories())::uuid[]));
		-- the author of a new referral reads it; later, those of one's own side are named by one another or by their manager
		create policy author_insert on referral_reader for insert to maillage_app
			with check (until is null and recipient_id is null and person_id = app_person()
				and organisation_id = any ((select app_agent_organisations())::uuid[])
				and exists (select from referral f where f.id = referral_reader.referral_id and f.author_id = app_person() and f.status = 'draft'));
		create policy side_insert on referral_reader for insert to maillage_app
			with check (until is null and exists (select from membership m where m.territory_id = referral_reader.territory_id
					and m.person_id = referral_reader.person_id and m.organisation_id = referral_reader.organisation_id)
				and ((organisation_id = any ((select app_agent_organisations())::uuid[])
						and ((recipient_id is null and referral_id = any ((select app_sent_referrals())::uuid[]))
							or recipient_id = any ((select app_received_recipients())::uuid[])))
					or (organisation_id = any ((select app_managed_organisations())::uuid[])
						and coalesce(recipient_id, referral_id) = any ((select app_managed_places())::uuid[]))));
		create policy side_update on referral_reader for update to maillage_app
			using (organisation_id = any ((select app_agent_organisations() || app_managed_organisations())::uuid[])
				and (referral_id = any ((select app_sent_referrals())::uuid[]) or recipient_id = any ((select app_received_recipients())::uuid[])
					or coalesce(recipient_id, referral_id) = any ((select app_managed_places())::uuid[])));

		call raise_wall('referral_step', 'none', 'none');
		create policy known_read on referral_step for select to maillage_app
			using (recipient_id in (select c.id from referral_recipient c));
		create policy side_insert on referral_step for insert to maillage_app
			with check (recipient_id in (select c.id from referral_recipient c) and person_id is not distinct from app_person());
		revoke update, delete on referral_step from maillage_app;

		call raise_wall('referral_message', 'none', 'none');
		create policy content_read on referral_message for select to maillage_app
			using (referral_id = any ((select app_content_referrals('account'))::uuid[])
				and (recipient_id is null or recipient_id in (select c.id from referral_recipient c)));
		create policy content_insert on referral_message for insert to maillage_app
			with check (author_id = app_person() and organisation_id = any ((select app_agent_organisations())::uuid[])
				and referral_id = any ((select app_content_referrals('account'))::uuid[])
				and (recipient_id is null or recipient_id in (select c.id from referral_recipient c)));
		revoke update, delete on referral_message from maillage_app;

		call raise_wall('referral_note', 'none', 'none');
		create policy own_note on referral_note to maillage_app
			using (author_id = app_person() and referral_id = any ((select app_content_referrals('card'))::uuid[]))
			with check (author_id = app_person() and referral_id = any ((select app_content_referrals('card'))::uuid[]));
		-- a note is reachable by the right of access, for as long as the request is open
		create policy requested_read on referral_note for select to maillage_app
			using (referral_id = any ((select app_requested_referrals())::uuid[]));

		call raise_wall('referral_attachment', 'none', 'none');
		create policy content_read on referral_attachment for select to maillage_app
			using (referral_id = any ((select app_content_referrals('account'))::uuid[]));
		create policy sender_write on referral_attachment to maillage_app
			using (referral_id = any ((select app_sent_referrals())::uuid[]) and referral_id = any ((select app_content_referrals('account'))::uuid[]))
			with check (added_by = app_person() and referral_id = any ((select app_sent_referrals())::uuid[]));

		call raise_wall('referral_agreement', 'none', 'none');
		create policy known_read on referral_agreement for select to maillage_app
			using (referral_id = any ((select app_known_referrals())::uuid[]));
		create policy sender_write on referral_agreement to maillage_app
			using (referral_id = any ((select app_sent_referrals())::uuid[]))
			with check (referral_id = any ((select app_sent_referrals())::uuid[]));
		-- whoever receives the person may collect their agreement to go further
		create policy recipient_insert on referral_agreement for insert to maillage_app
			with check (collected_by = app_person() and withdrawn_on is null
				and referral_id in (select c.referral_id from referral_recipient c where c.id = any ((select app_received_recipients())::uuid[])));
		call raise_wall('referral_agreement_organisation', 'none', 'none');
		create policy known_read on referral_agreement_organisation for select to maillage_app
			using (agreement_id in (select a.id from referral_agreement a));
		create policy side_write on referral_agreement_organisation to maillage_app
			using (agreement_id in (select a.id from referral_agreement a
				where a.referral_id = any ((select app_sent_referrals())::uuid[]) or a.collected_by = app_person()))
			with check (agreement_id in (select a.id from referral_agreement a
				where a.referral_id = any ((select app_sent_referrals())::uuid[]) or a.collected_by = app_person()));

		call raise_wall('referral_link', 'none', 'none');

		call raise_wall('referral_request', 'none', 'none');
		create policy dpo_all on referral_request to maillage_app
			using (territory_id = any ((select app_dpo_territories())::uuid[]))
			with check (territory_id = any ((select app_dpo_territories())::uuid[]));
		create policy sender_read on referral_request for select to maillage_app
			using (referral_id = any ((select app_sent_referrals())::uuid[]));
	`.execute(db);

	// What a policy cannot say: each door repeats the right it opens on.
	await sql`
		-- Names, on the day something is sent to it, the agents of the organisation: they are its readers. None: it answers by a link.
		create function name_first_readers(wanted_recipient uuid) returns integer
			language plpgsql security definer set search_path = public, pg_temp as $$
			declare place referral_recipient; named integer;
			begin
				select * into place from referral_recipient where id = wanted_recipient and territory_id = any (app_territories());
				if not found or not (place.referral_id = any ((select app_sent_referrals())::uuid[]) or coalesce(place.parent_id = any ((select app_received_recipients())::uuid[]), false)) then
					raise exception 'not a recipient of one''s own' using errcode = 'insufficient_privilege';
				end if;
				insert into referral_reader (territory_id, referral_id, recipient_id, organisation_id, person_id, since, added_by)
					select place.territory_id, place.referral_id, place.id, place.organisation_id, m.person_id, app_now(), app_person()
					from membership m where m.territory_id = place.territory_id and m.organisation_id = place.organisation_id
						and exists (select from referral_duties_of(m.person_id, app_today()) d where d.territory_id = m.territory_id and d.duty = 'agent')
					on conflict do nothing;
				get diagnostics named = row_count;
				return named;
			end $$;
		-- The other bodies of a referral, and how far each is: for those who, bound like them, read its account.
		create function referral_others(wanted_referral uuid)
			returns table (recipient_id uuid, organisation_id uuid, state text, state_since timestamptz)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select id, organisation_id, state, state_since from referral_recipient
				where referral_id = wanted_referral and state <> 'draft' and wanted_referral = any ((select app_content_referrals('account'))::uuid[])
					and not id = any ((select app_received_recipients())::uuid[]) $$;
		-- What a manager follows: how many wait, for how long, and who answers; no need, no name, no word.
		create function managed_referrals()
			returns table (referral_id uuid, recipient_id uuid, organisation_id uuid, reference text, state text, state_since timestamptz,
				waiting_on text, due_on date, assigned_to uuid, readers uuid[])
			language sql stable security definer set search_path = public, pg_temp
			as $$ select f.id, c.id, coalesce(c.organisation_id, f.sender_organisation_id), f.reference, coalesce(c.state, f.status), coalesce(c.state_since, f.sent_at),
					c.waiting_on, c.due_on, c.assigned_to,
					(select coalesce(array_agg(r.person_id), '{}') from referral_reader r
						where r.referral_id = f.id and r.recipient_id is not distinct from c.id and r.until is null)
				from referral f join lateral (
					select * from referral_recipient k where k.referral_id = f.id and k.organisation_id = any ((select app_managed_organisations())::uuid[]) and k.state <> 'draft'
					union all select (null::referral_recipient).* where f.sender_organisation_id = any ((select app_managed_organisations())::uuid[])) c on true
				where f.territory_id = any (app_territories()) and f.status = 'sent' $$;
		-- The person's referrals by the digest of their name, for the DPO who received a request: where they are, not what they say.
		create function find_person_referrals(wanted_territory uuid, wanted_index text, wanted_reference text)
			returns table (referral_id uuid, reference text, sender_organisation_id uuid, sent_at timestamptz, archived_at timestamptz, recipients uuid[])
			language sql stable security definer set search_path = public, pg_temp
			as $$ select f.id, f.reference, f.sender_organisation_id, f.sent_at, f.archived_at,
					(select coalesce(array_agg(c.organisation_id), '{}') from referral_recipient c where c.referral_id = f.id and c.state <> 'draft')
				from referral f where f.territory_id = wanted_territory and wanted_territory = any ((select app_dpo_territories())::uuid[])
					and (f.person_index = wanted_index or f.reference = wanted_reference) $$;

		-- A link is opened without a session: these doors say what it is worth, and exchange it, once, for a short session on its row.
		create function auth_find_referral_link(wanted_hash text)
			returns table (territory_id uuid, territory_name text, organisation_name text, sender_name text, recipient_id uuid, referral_id uuid,
				contact_email text, expires_at timestamptz, opened_at timestamptz, is_closed boolean)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select l.territory_id, coalesce(t.short_name, t.name), o.name, s.name, c.id, c.referral_id, p.contact_email, l.expires_at, l.opened_at,
					c.access_ended_at is not null or c.state in ('declined', 'cancelled', 'closed', 'expired', 'relayed')
				from referral_link l join referral_recipient c on c.id = l.recipient_id join referral f on f.id = c.referral_id
					join organisation o on o.id = c.organisation_id join organisation s on s.id = f.sender_organisation_id
					join territory t on t.id = l.territory_id
					left join referral_organisation p on p.territory_id = c.territory_id and p.organisation_id = c.organisation_id
				where l.hash = wanted_hash $$;
		create function auth_open_referral_link(wanted_hash text, new_session text, at timestamptz, ends_at timestamptz)
			returns table (territory_id uuid, recipient_id uuid, referral_id uuid)
			language sql security definer set search_path = public, pg_temp
			as $$ update referral_link l set opened_at = at, session_hash = new_session, session_expires_at = ends_at
				from referral_recipient c
				where l.hash = wanted_hash and l.opened_at is null and l.expires_at > at and c.id = l.recipient_id and c.access_ended_at is null
					and ends_at <= at + interval '1 hour'
				returning l.territory_id, l.recipient_id, c.referral_id $$;
		create function auth_find_link_session(wanted_session text, at timestamptz)
			returns table (territory_id uuid, recipient_id uuid, referral_id uuid, organisation_id uuid)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select l.territory_id, l.recipient_id, c.referral_id, c.organisation_id
				from referral_link l join referral_recipient c on c.id = l.recipient_id
				where l.session_hash = wanted_session and l.session_expires_at > at and c.access_ended_at is null $$;
		revoke execute on function name_first_readers, referral_others, managed_referrals, find_person_referrals,
			auth_find_referral_link, auth_open_referral_link, auth_find_link_session from public;
		grant execute on function name_first_readers, referral_others, managed_referrals, find_person_referrals,
			auth_find_referral_link, auth_open_referral_link, auth_find_link_session to maillage_app;

		-- The territory's journal is read by its stewards, who know nothing of referrals: not even how many there are.
		drop policy steward_read on journal_entry;
		create policy steward_read on journal_entry for select to maillage_app
			using (territory_id = any ((select app_steward_territories())::uuid[]) and name not like 'referral.%');
	`.execute(db);
}
