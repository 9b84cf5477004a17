import { type Kysely, sql } from "kysely";

/**
 * Notices of meetings: what was announced, to whom, what each answered, and the links that let them answer without an account.
 * Attendance says by whom one was represented, at which point one came or left, and counts guests.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table convocation (
			meeting_id uuid primary key,
			territory_id uuid not null references territory (id),
			committee_id uuid not null,
			message text check (length(message) <= 2000),
			sent_by uuid not null references person (id),
			sent_at timestamptz not null,
			-- what recipients last heard: a change of the meeting that leaves these as they are sends nothing
			announced_starts_at timestamptz not null,
			announced_ends_at timestamptz,
			announced_place text,
			cancelled_at timestamptz,
			-- the last day on which those without an answer were written to again
			chased_on date,
			unique (territory_id, meeting_id),
			foreign key (territory_id, meeting_id) references meeting (territory_id, id) on delete cascade,
			foreign key (territory_id, committee_id) references committee (territory_id, id)
		);
		create table convocation_recipient (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			meeting_id uuid not null,
			person_id uuid,
			guest_id uuid,
			answer text check (answer in ('yes', 'no', 'represented')),
			represented_by uuid,
			answered_at timestamptz,
			-- the last letter: still to go, taken by the mail server, refused by it, or waiting for another try
			delivery text not null default 'pending' check (delivery in ('pending', 'sent', 'refused', 'waiting')),
			-- what the mail server answered, in digits: 550
			delivery_code integer,
			delivery_at timestamptz,
			check ((person_id is null) <> (guest_id is null)),
			check ((answer is null) = (answered_at is null)),
			check ((answer is not distinct from 'represented') = (represented_by is not null)),
			unique (territory_id, id),
			unique (meeting_id, person_id),
			unique (meeting_id, guest_id),
			foreign key (territory_id, meeting_id) references convocation (territory_id, meeting_id) on delete cascade,
			foreign key (territory_id, person_id) references membership (territory_id, person_id),
			foreign key (territory_id, guest_id) references committee_guest (territory_id, id),
			foreign key (territory_id, represented_by) references convocation_recipient (territory_id, id)
		);
		create table convocation_token (
			hash text primary key check (length(hash) = 64),
			territory_id uuid not null references territory (id),
			recipient_id uuid not null,
			issued_at timestamptz not null,
			foreign key (territory_id, recipient_id) references convocation_recipient (territory_id, id) on delete cascade
		);
		create index convocation_token_recipient on convocation_token (recipient_id);
		call raise_wall('convocation', 'member', 'steward');
		call raise_wall('convocation_recipient', 'member', 'steward');
		call raise_wall('convocation_token', 'none', 'none');
		create policy lead_write on convocation to maillage_app
			using (committee_id = any ((select app_led_committees())::uuid[])) with check (committee_id = any ((select app_led_committees())::uuid[]));
		create policy lead_write on convocation_recipient to maillage_app
			using (exists (select from convocation c where c.meeting_id = convocation_recipient.meeting_id
				and c.committee_id = any ((select app_led_committees())::uuid[])))
			with check (exists (select from convocation c where c.meeting_id = convocation_recipient.meeting_id
				and c.committee_id = any ((select app_led_committees())::uuid[])));
		create policy own_answer on convocation_recipient for update to maillage_app
			using (person_id = app_person() and territory_id = any ((select app_member_territories())::uuid[]))
			with check (person_id = app_person());

		-- A link is opened without a session: these two doors show one notice and take one answer, for whoever holds its secret.
		create function auth_find_convocation(wanted_hash text)
			returns table (territory_id uuid, territory_name text, committee_id uuid, committee_name text, meeting_id uuid, title text,
				starts_at timestamptz, ends_at timestamptz, place text, room text, video_url text, status text, recipient_id uuid, name text, answer text,
				represented_by uuid, points jsonb, others jsonb)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select m.territory_id, coalesce(t.short_name, t.name), m.committee_id, k.name, m.id, m.title, m.starts_at, m.ends_at, m.place, m.room, m.video_url,
					m.status, r.id, coalesce(g.name, p.display_name), r.answer, r.represented_by,
					(select coalesce(jsonb_agg(to_jsonb(a) order by a.position), '[]') from agenda_point a where a.meeting_id = m.id),
					(select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', op.display_name) order by op.display_name), '[]')
						from convocation_recipient o join person op on op.id = o.person_id where o.meeting_id = m.id and o.id <> r.id)
				from convocation_token c join convocation_recipient r on r.id = c.recipient_id
					join meeting m on m.id = r.meeting_id join committee k on k.id = m.committee_id join territory t on t.id = m.territory_id
					left join committee_guest g on g.id = r.guest_id
					left join person p on p.id = coalesce(r.person_id, g.person_id)
				where c.hash = wanted_hash and (g.id is null or g.removed_at is null) $$;
		create function answer_convocation(wanted_hash text, wanted_answer text, wanted_representative uuid, at timestamptz)
			returns table (meeting_id uuid, committee_id uuid, recipient_id uuid)
			language sql security definer set search_path = public, pg_temp
			as $$ update convocation_recipient r
				set answer = wanted_answer, represented_by = wanted_representative, answered_at = at
				from convocation_token c, meeting m
				where c.hash = wanted_hash and r.id = c.recipient_id and m.id = r.meeting_id and m.status = 'planned' and m.starts_at > at
					and (wanted_representative is null or exists (select from convocation_recipient o
						where o.id = wanted_representative and o.meeting_id = r.meeting_id and o.id <> r.id and o.person_id is not null))
				returning m.id, m.committee_id, r.id $$;
		revoke execute on function auth_find_convocation, answer_convocation from public;
		grant execute on function auth_find_convocation, answer_convocation to maillage_app;

		-- guests have no account
		alter table email_delivery alter column person_id drop not null;
		-- the invitation that came with a mail
		alter table mailbox_message add column calendar text;

		alter table attendance
			add column represented_by uuid,
			-- who came late, or left before the end, and at which point of the agenda
			add column arrived_point_id uuid,
			add column left_point_id uuid,
			add foreign key (territory_id, represented_by) references membership (territory_id, person_id),
			add foreign key (territory_id, arrived_point_id) references agenda_point (territory_id, id) on delete set null (arrived_point_id),
			add foreign key (territory_id, left_point_id) references agenda_point (territory_id, id) on delete set null (left_point_id),
			add check (represented_by is null or status = 'represented');
		create table guest_attendance (
			territory_id uuid not null references territory (id),
			meeting_id uuid not null,
			guest_id uuid not null,
			status text not null check (status in ('present', 'excused', 'absent')),
			arrived_point_id uuid,
			left_point_id uuid,
			primary key (meeting_id, guest_id),
			foreign key (territory_id, meeting_id) references meeting (territory_id, id) on delete cascade,
			foreign key (territory_id, guest_id) references committee_guest (territory_id, id),
			foreign key (territory_id, arrived_point_id) references agenda_point (territory_id, id) on delete set null (arrived_point_id),
			foreign key (territory_id, left_point_id) references agenda_point (territory_id, id) on delete set null (left_point_id)
		);
		call raise_wall('guest_attendance');
	`.execute(db);
}
