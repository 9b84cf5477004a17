import { type Kysely, sql } from "kysely";

/**
 * What a body does is written by those who run it, at the database too: until now any contributor of the territory could have put
 * themselves among those present, and thereby read a text before it is approved. Then: who was convoked is known to the body and to
 * those convoked, and a link of a letter closes with the membership of its reader.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		-- a mandate left open gives nothing to whoever no longer works in the territory
		create or replace function app_mandated_committees() returns uuid[] language sql stable security definer
			set search_path = public, pg_temp
			as $$ select coalesce(array_agg(committee_id), '{}') from mandate
				where person_id = app_person() and starts_on <= app_today() and (ends_on is null or ends_on >= app_today())
					and territory_id = any (app_member_territories()) $$;
		-- whoever prepares the meetings of a body: chair, substitute, technical lead, and the stewards
		create function app_prepares(committee uuid, territory uuid) returns boolean language sql stable
			as $$ select committee = any (app_led_committees()) or territory = any (app_steward_territories()) $$;
	`.execute(db);
	for (const table of ["meeting", "meeting_series"]) await keepTo(db, table, "app_prepares(committee_id, territory_id)");
	const ofMeeting = (table: string) =>
		`exists (select from meeting m where m.id = ${table}.meeting_id and app_prepares(m.committee_id, m.territory_id))`;
	for (const table of ["agenda_point", "agenda_paper", "attendance", "guest_attendance"]) await keepTo(db, table, ofMeeting(table));
	await keepOutcomes(db);
	await keepPreparation(db);
	await keepApproval(db);
	await keepConvocations(db);
}

/** Of those whom the permissive policies let write, only these may. */
async function keepTo(db: Kysely<unknown>, table: string, condition: string) {
	await sql
		.raw(`
			create policy preparers_add on ${table} as restrictive for insert to maillage_app with check (${condition});
			create policy preparers_change on ${table} as restrictive for update to maillage_app using (${condition}) with check (${condition});
			create policy preparers_remove on ${table} as restrictive for delete to maillage_app using (${condition});
		`)
		.execute(db);
}

async function keepOutcomes(db: Kysely<unknown>) {
	await sql`
		-- decisions and tasks are born of an approval; a task is then its owner's and the body's
		create policy approvers_add on decision as restrictive for insert to maillage_app
			with check (committee_id = any ((select app_chaired_committees())::uuid[]));
		create policy approvers_change on decision as restrictive for update to maillage_app
			using (committee_id = any ((select app_chaired_committees())::uuid[])) with check (committee_id = any ((select app_chaired_committees())::uuid[]));
		create policy nobody_removes on decision as restrictive for delete to maillage_app using (false);
		create policy approvers_add on task as restrictive for insert to maillage_app
			with check (committee_id = any ((select app_chaired_committees())::uuid[]));
		create policy owner_changes on task as restrictive for update to maillage_app
			using (owner_id = app_person() or app_prepares(committee_id, territory_id))
			with check (owner_id = app_person() or app_prepares(committee_id, territory_id));
		create policy nobody_removes on task as restrictive for delete to maillage_app using (false);
	`.execute(db);
}

async function keepPreparation(db: Kysely<unknown>) {
	await sql`
		-- one proposes in one's own name; what comes back by itself, and every answer, is of those who prepare
		create policy members_add on agenda_proposal as restrictive for insert to maillage_app
			with check (status = 'open' and territory_id = any ((select app_contributor_territories())::uuid[])
				and (proposed_by = app_person() or (proposed_by is null and app_prepares(committee_id, territory_id))));
		create policy preparers_change on agenda_proposal as restrictive for update to maillage_app
			using (app_prepares(committee_id, territory_id)) with check (app_prepares(committee_id, territory_id));
		create policy nobody_removes on agenda_proposal as restrictive for delete to maillage_app using (false);

		-- whoever answers a poll holds its row: only what it becomes is judged
		create policy preparers_add on meeting_poll as restrictive for insert to maillage_app
			with check (app_prepares(committee_id, territory_id));
		create policy preparers_change on meeting_poll as restrictive for update to maillage_app
			using (true) with check (app_prepares(committee_id, territory_id));
		create policy nobody_removes on meeting_poll as restrictive for delete to maillage_app using (false);
		create policy preparers_add on poll_slot as restrictive for insert to maillage_app
			with check (exists (select from meeting_poll p where p.id = poll_id and app_prepares(p.committee_id, p.territory_id)));
		create policy nobody_changes on poll_slot as restrictive for update to maillage_app using (false);
		create policy nobody_removes on poll_slot as restrictive for delete to maillage_app using (false);
		create function app_open_slots() returns uuid[] language sql stable security definer set search_path = public, pg_temp
			as $$ select coalesce(array_agg(s.id), '{}') from poll_slot s join meeting_poll p on p.id = s.poll_id
				where p.status = 'open' and p.committee_id = any (app_mandated_committees()) $$;
		revoke execute on function app_open_slots from public;
		grant execute on function app_open_slots to maillage_app;
		create policy members_add on poll_answer as restrictive for insert to maillage_app
			with check (slot_id = any ((select app_open_slots())::uuid[]));
		create policy members_change on poll_answer as restrictive for update to maillage_app
			using (true) with check (slot_id = any ((select app_open_slots())::uuid[]));
		create policy nobody_removes on poll_answer as restrictive for delete to maillage_app using (false);
	`.execute(db);
}

async function keepApproval(db: Kysely<unknown>) {
	await sql`
		create policy writers_add on minutes_author as restrictive for insert to maillage_app with check (app_writes_minutes(minutes_id));
		create policy writers_change on minutes_author as restrictive for update to maillage_app
			using (true) with check (app_writes_minutes(minutes_id));
		create policy nobody_removes on minutes_author as restrictive for delete to maillage_app using (false);

		create policy approvers_add on minutes_remark as restrictive for insert to maillage_app
			with check (person_id = app_person() and exists (select from minutes m where m.id = minutes_id and m.status = 'submitted'
				and m.committee_id = any ((select app_chaired_committees())::uuid[])));
		create policy settled on minutes_remark as restrictive for update to maillage_app
			using (app_writes_minutes(minutes_id) or exists (select from minutes m where m.id = minutes_id
				and m.committee_id = any ((select app_chaired_committees())::uuid[])))
			with check (resolved_by = app_person());
		create policy nobody_removes on minutes_remark as restrictive for delete to maillage_app using (false);
		create trigger said before update on minutes_remark for each row
			when (old.resolved_at is not null or (old.minutes_id, old.position, old.quote, old.text, old.person_id, old.at)
				is distinct from (new.minutes_id, new.position, new.quote, new.text, new.person_id, new.at))
			execute function refuse_change();

		create policy participants_add on minutes_observation as restrictive for insert to maillage_app
			with check (exists (select from minutes m where m.id = minutes_id and m.status = 'submitted'
				and (m.committee_id = any ((select app_mandated_committees())::uuid[]) or m.meeting_id = any ((select app_attended_meetings())::uuid[]))));

		create policy proposers_add on minutes_erratum as restrictive for insert to maillage_app
			with check (proposed_by = app_person() and exists (select from minutes m where m.id = minutes_id and m.status = 'approved'
				and app_prepares(m.committee_id, m.territory_id)
				and (minutes_erratum.status = 'proposed' or (minutes_erratum.status = 'approved' and decided_by = app_person()
					and m.committee_id = any ((select app_chaired_committees())::uuid[])))));
		create policy approvers_decide on minutes_erratum as restrictive for update to maillage_app
			using (exists (select from minutes m where m.id = minutes_id and m.committee_id = any ((select app_chaired_committees())::uuid[])))
			with check (decided_by = app_person());
		create policy nobody_removes on minutes_erratum as restrictive for delete to maillage_app using (false);
		create trigger said before update on minutes_erratum for each row
			when ((old.minutes_id, old.passage, old.text, old.proposed_by, old.proposed_at)
				is distinct from (new.minutes_id, new.passage, new.text, new.proposed_by, new.proposed_at))
			execute function refuse_change();

		create policy leads_add on minutes_mailing as restrictive for insert to maillage_app
			with check (exists (select from minutes m where m.id = minutes_id and m.status = 'approved' and app_prepares(m.committee_id, m.territory_id)));
		create policy leads_add on minutes_mailing_recipient as restrictive for insert to maillage_app
			with check (exists (select from minutes m where m.id = minutes_id and m.status = 'approved' and app_prepares(m.committee_id, m.territory_id)));
		create policy leads_change on minutes_mailing_recipient as restrictive for update to maillage_app
			using (exists (select from minutes m where m.id = minutes_id and app_prepares(m.committee_id, m.territory_id)));
		create policy nobody_removes on minutes_mailing_recipient as restrictive for delete to maillage_app using (false);

		create policy own_add on bulk_change as restrictive for insert to maillage_app with check (made_by = app_person());
		create policy own_undoing on bulk_change as restrictive for update to maillage_app using (true) with check (undone_by = app_person());
		create policy nobody_removes on bulk_change as restrictive for delete to maillage_app using (false);
	`.execute(db);
}

async function keepConvocations(db: Kysely<unknown>) {
	await sql`
		create function app_convoked_meetings() returns uuid[] language sql stable security definer set search_path = public, pg_temp
			as $$ select coalesce(array_agg(r.meeting_id), '{}') from convocation_recipient r left join committee_guest g on g.id = r.guest_id
				where coalesce(r.person_id, g.person_id) = app_person() and g.removed_at is null
					and r.territory_id = any (app_territories()) and r.territory_id = any (app_member_territories()) $$;
		revoke execute on function app_convoked_meetings from public;
		grant execute on function app_convoked_meetings to maillage_app;
		drop policy member_read on convocation;
		create policy convoked_read on convocation for select to maillage_app
			using (meeting_id = any ((select app_convoked_meetings())::uuid[]) or committee_id = any ((select app_mandated_committees())::uuid[]));
		drop policy member_read on convocation_recipient;
		create policy convoked_read on convocation_recipient for select to maillage_app
			using (meeting_id = any ((select app_convoked_meetings())::uuid[]) or exists (select from convocation c
				where c.meeting_id = convocation_recipient.meeting_id and c.committee_id = any ((select app_mandated_committees())::uuid[])));

		-- one's own answer stays in its meeting, and names somebody convoked to it
		drop policy own_answer on convocation_recipient;
		create policy own_answer on convocation_recipient for update to maillage_app
			using (person_id = app_person() and meeting_id = any ((select app_convoked_meetings())::uuid[]))
			with check (person_id = app_person() and meeting_id = any ((select app_convoked_meetings())::uuid[]));
		alter table convocation_recipient
			add unique (territory_id, meeting_id, id),
			add foreign key (territory_id, meeting_id, represented_by) references convocation_recipient (territory_id, meeting_id, id);
	`.execute(db);

	await sql`
		-- who still holds a link: its letter was to somebody invited, who still works in the territory if they have an account
		create function convocation_link(wanted_hash text, at timestamptz) returns uuid language sql stable security definer set search_path = public, pg_temp
			as $$ select r.id from convocation_token c join convocation_recipient r on r.id = c.recipient_id
					left join committee_guest g on g.id = r.guest_id
				where c.hash = wanted_hash and g.removed_at is null
					and (coalesce(r.person_id, g.person_id) is null or exists (select from person p join membership w on w.person_id = p.id
						where p.id = coalesce(r.person_id, g.person_id) and p.is_active and w.territory_id = r.territory_id
							and w.starts_on <= (at at time zone 'Europe/Paris')::date
							and (w.ends_on is null or w.ends_on >= (at at time zone 'Europe/Paris')::date))) $$;
		revoke execute on function convocation_link from public;

		create or replace function auth_find_convocation(wanted_hash text)
			returns table (territory_id uuid, territory_name text, committee_id uuid, committee_name text, meeting_id uuid, title text,
				starts_at timestamptz, ends_at timestamptz, place text, room text, video_url text, status text, recipient_id uuid, name text, answer text,
				represented_by uuid, points jsonb, others jsonb)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select m.territory_id, coalesce(t.short_name, t.name), m.committee_id, k.name, m.id, m.title, m.starts_at, m.ends_at, m.place, m.room, m.video_url,
					m.status, r.id, coalesce(g.name, p.display_name), r.answer, r.represented_by,
					-- the title of a confidential point does not leave by this door
					(select coalesce(jsonb_agg(jsonb_build_object('title', case when not a.is_confidential then a.title end,
						'is_confidential', a.is_confidential, 'duration_minutes', a.duration_minutes) order by a.position), '[]')
						from agenda_point a where a.meeting_id = m.id),
					(select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', op.display_name) order by op.display_name), '[]')
						from convocation_recipient o join person op on op.id = o.person_id where o.meeting_id = m.id and o.id <> r.id)
				from convocation_recipient r
					join meeting m on m.id = r.meeting_id join committee k on k.id = m.committee_id join territory t on t.id = m.territory_id
					left join committee_guest g on g.id = r.guest_id
					left join person p on p.id = coalesce(r.person_id, g.person_id)
				where r.id = convocation_link(wanted_hash, app_now()) $$;
		create or replace function answer_convocation(wanted_hash text, wanted_answer text, wanted_representative uuid, at timestamptz)
			returns table (meeting_id uuid, committee_id uuid, recipient_id uuid)
			language sql security definer set search_path = public, pg_temp
			as $$ update convocation_recipient r
				set answer = wanted_answer, represented_by = wanted_representative, answered_at = at
				from meeting m
				where r.id = convocation_link(wanted_hash, at) and m.id = r.meeting_id and m.status = 'planned' and m.starts_at > at
					and (wanted_representative is null or exists (select from convocation_recipient o
						where o.id = wanted_representative and o.meeting_id = r.meeting_id and o.id <> r.id and o.person_id is not null))
				returning m.id, m.committee_id, r.id $$;
	`.execute(db);
}
