import { type Kysely, sql } from "kysely";

/**
 * What each may write of a referral, whoever asks the database. The walls say on which rows one writes; here is what of a row holds once
 * it is written: what was sent to whom, on what it rests, who asked, collected or confirmed. The product's own doors and its workers,
 * which judge, write as before.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		-- a row keeps what its trigger does not name
		create function keep_columns() returns trigger language plpgsql as $$
			begin
				if current_user = 'maillage_app' and (to_jsonb(new) - tg_argv) is distinct from (to_jsonb(old) - tg_argv) then
					raise exception '% keeps what it was written with', tg_table_name using errcode = 'insufficient_privilege';
				end if;
				return new;
			end $$;

		create trigger keep_columns before update on referral_recipient for each row when (old.state <> 'draft')
			execute function keep_columns('state', 'state_since', 'waiting_on', 'due_on', 'reminder_stage', 'reminded_on', 'assigned_to', 'decline_reason',
				'outcome', 'no_solution_reason', 'appointment_at', 'no_shows', 'first_answer_at', 'closed_at', 'access_ended_at', 'revision');
		create trigger keep_draft_columns before update on referral_recipient for each row when (old.state = 'draft')
			execute function keep_columns('state', 'state_since', 'sent_at', 'is_bound', 'by_link', 'waiting_on', 'due_on', 'revision');
		-- What goes to a body is what it may receive on that day; what was taken back or turned away comes back by a step that says so.
		create function judge_recipient() returns trigger language plpgsql as $$
			declare parent referral_recipient;
			begin
				if current_user <> 'maillage_app' then return new; end if;
				if tg_op = 'INSERT' then
					if new.state <> 'draft' or new.is_bound or new.by_link or new.sent_at is not null or new.access_ended_at is not null then
						raise exception 'a recipient is chosen before it is sent anything' using errcode = 'insufficient_privilege';
					end if;
					if new.parent_id is not null then
						select * into parent from referral_recipient where id = new.parent_id;
						if parent.referral_id is distinct from new.referral_id or app_person() is null or new.passes_nir
							or (new.scope = 'full' and not (parent.scope = 'full' and parent.is_bound)) then
							raise exception 'nobody passes on more than they received' using errcode = 'insufficient_privilege';
						end if;
					end if;
					return new;
				end if;
				if old.state = 'draft' then
					if new.state not in ('draft', 'sent') then
						raise exception 'nothing is answered before it is sent' using errcode = 'insufficient_privilege';
					end if;
					if (new.is_bound or new.passes_nir) and not exists (select from referral_organisation p where p.territory_id = new.territory_id
							and p.organisation_id = new.organisation_id and p.secret_basis <> 'none' and (not new.passes_nir or p.nir_reference is not null)) then
						raise exception 'secrecy does not bind this body' using errcode = 'insufficient_privilege';
					end if;
					return new;
				end if;
				if new.access_ended_at is distinct from old.access_ended_at
					and (old.access_ended_at is not null or not new.referral_id = any (app_sent_referrals())) then
					raise exception 'an access that ended comes back with an agreement' using errcode = 'insufficient_privilege';
				end if;
				if new.state <> old.state and (new.state in ('draft', 'expired') or old.state in ('cancelled', 'relayed')
						or (old.state = 'cancelling' and new.state <> 'cancelled')
						or (old.state in ('closed', 'declined', 'expired') and new.state <> 'reopened')) then
					raise exception 'no step leads from % to %', old.state, new.state using errcode = 'insufficient_privilege';
				end if;
				return new;
			end $$;
		create trigger judge_recipient before insert or update on referral_recipient for each row execute function judge_recipient();

		create trigger keep_columns before update on referral for each row when (old.status = 'draft')
			execute function keep_columns('status', 'is_anonymous', 'need', 'public', 'purpose', 'urgency', 'basis', 'basis_reference', 'is_informed',
				'not_informed_reason', 'person_index', 'sent_at', 'last_contact_on', 'objected_at', 'revision');
		create trigger keep_sent_columns before update on referral for each row when (old.status = 'sent')
			execute function keep_columns('is_anonymous', 'person_index', 'archived_at', 'objected_at', 'revision');
		-- a DPO writes down that the person objects; who sent it does the rest
		create function judge_referral() returns trigger language plpgsql as $$
			begin
				if current_user <> 'maillage_app' then return new; end if;
				if (new.objected_at is distinct from old.objected_at and not old.id = any (app_requested_referrals()))
					or (old.archived_at is distinct from new.archived_at and new.archived_at is not null)
					or (to_jsonb(new) - '{objected_at,revision}'::text[] is distinct from to_jsonb(old) - '{objected_at,revision}'::text[]
						and not old.id = any (app_sent_referrals())) then
					raise exception 'not this side''s to change' using errcode = 'insufficient_privilege';
				end if;
				return new;
			end $$;
		create trigger judge_referral before update on referral for each row execute function judge_referral();

		-- who reads is named under the name of whoever names them, on the day they do it
		create trigger keep_columns before update on referral_reader for each row execute function keep_columns('since', 'until', 'added_by');
		create function judge_reader() returns trigger language plpgsql as $$
			begin
				if current_user <> 'maillage_app' then return new; end if;
				if new.until is null then
					if new.since is distinct from app_now() or (new.added_by is distinct from app_person() and not (tg_op = 'INSERT' and new.added_by is null
							and new.person_id = app_person())) then
						raise exception 'a reader is named by oneself, today' using errcode = 'insufficient_privilege';
					end if;
				elsif tg_op = 'UPDATE' and (old.until is not null or new.until is distinct from app_now()
						or (old.since, old.added_by) is distinct from (new.since, new.added_by)) then
					raise exception 'a reading ends when it is ended' using errcode = 'insufficient_privilege';
				end if;
				if tg_op = 'INSERT' and new.recipient_id is not null and not exists (select from referral_recipient c where c.id = new.recipient_id)
					and not new.recipient_id = any (app_managed_places()) then
					raise exception 'not a place of one''s own' using errcode = 'insufficient_privilege';
				end if;
				return new;
			end $$;
		create trigger judge_reader before insert or update on referral_reader for each row execute function judge_reader();
		alter table referral_recipient add unique (territory_id, id, referral_id);
		alter table referral_reader add foreign key (territory_id, recipient_id, referral_id) references referral_recipient (territory_id, id, referral_id) on delete cascade;
		alter table referral_step add foreign key (territory_id, recipient_id, referral_id) references referral_recipient (territory_id, id, referral_id) on delete cascade;
		alter table referral_message add foreign key (territory_id, recipient_id, referral_id) references referral_recipient (territory_id, id, referral_id) on delete cascade;

		-- once it was sent its readers are named one by one: the door that names them all is shut behind it
		create or replace function name_first_readers(wanted_recipient uuid) returns integer
			language plpgsql security definer set search_path = public, pg_temp as $$
			declare place referral_recipient; named integer;
			begin
				select * into place from referral_recipient where id = wanted_recipient and state = 'draft' and territory_id = any (app_territories());
				if not found or app_person() is null or not (place.referral_id = any ((select app_sent_referrals())::uuid[])
						or coalesce(place.parent_id = any ((select app_received_recipients())::uuid[]), false)) then
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

		-- steps and messages are one's own, of this moment, on one's own side
		drop policy side_insert on referral_step;
		create policy side_insert on referral_step for insert to maillage_app
			with check (person_id is not distinct from app_person() and is_by_link = (app_person() is null) and at = app_now()
				and (referral_id = any ((select app_sent_referrals())::uuid[]) or recipient_id = any ((select app_received_recipients())::uuid[])
					or (action = 'send' and recipient_id in (select c.id from referral_recipient c
						where c.parent_id = any ((select app_received_recipients())::uuid[])))));
		drop policy content_read on referral_message;
		create policy content_read on referral_message for select to maillage_app
			using (referral_id = any ((select app_content_referrals('account'))::uuid[])
				and (recipient_id is null or referral_id = any ((select app_sent_referrals() || app_requested_referrals())::uuid[])
					or recipient_id = any ((select app_received_recipients())::uuid[])));
		drop policy content_insert on referral_message;
		create policy content_insert on referral_message for insert to maillage_app
			with check (author_id = app_person() and at = app_now() and organisation_id = any ((select app_agent_organisations())::uuid[])
				and referral_id = any ((select app_content_referrals('account'))::uuid[])
				and (referral_id = any ((select app_sent_referrals())::uuid[]) or recipient_id = any ((select app_received_recipients())::uuid[])));

		-- any of the sender's side takes a file away; nobody puts one under another's name, nor changes what it is
		drop policy sender_write on referral_attachment;
		create policy sender_insert on referral_attachment for insert to maillage_app
			with check (added_by = app_person() and removed_at is null and referral_id = any ((select app_sent_referrals())::uuid[]));
		create policy sender_update on referral_attachment for update to maillage_app
			using (referral_id = any ((select app_sent_referrals())::uuid[]) and referral_id = any ((select app_content_referrals('account'))::uuid[]));
		create trigger keep_columns before update on referral_attachment for each row execute function keep_columns('removed_at');
		revoke delete on referral_attachment from maillage_app;

		-- an agreement is recorded once, by whoever collected it, and withdrawn through its door
		revoke update, delete on referral_agreement, referral_agreement_organisation from maillage_app;
		drop policy sender_write on referral_agreement;
		drop policy recipient_insert on referral_agreement;
		create policy collector_insert on referral_agreement for insert to maillage_app
			with check (collected_by = app_person() and recorded_at = app_now() and given_on <= app_today() and withdrawn_on is null
				and app_knows_person(referral_id));
		drop policy side_write on referral_agreement_organisation;
		create policy collector_insert on referral_agreement_organisation for insert to maillage_app
			with check (agreement_id in (select a.id from referral_agreement a
				where a.collected_by = app_person() and a.recorded_at = app_now() and a.withdrawn_on is null));

		-- what a DPO opened stays written, under their name and its day
		revoke delete on referral_request from maillage_app;
		create trigger keep_columns before update on referral_request for each row execute function keep_columns('closed_at', 'answer', 'answer_reason');
		create function judge_request() returns trigger language plpgsql as $$
			begin
				if current_user = 'maillage_app' and (tg_op = 'UPDATE' and (old.closed_at is not null or new.closed_at is distinct from app_now())
						or tg_op = 'INSERT' and (new.opened_by is distinct from app_person() or new.opened_at is distinct from app_now()
							or new.closed_at is not null)) then
					raise exception 'a request is opened once and closed once' using errcode = 'insufficient_privilege';
				end if;
				return new;
			end $$;
		create trigger judge_request before insert or update on referral_request for each row execute function judge_request();

		-- a list is prepared, seen and confirmed once each, by who says so; an erasure on it was asked for
		revoke delete on elimination_list, elimination_item from maillage_app;
		create trigger keep_columns before update on elimination_list for each row
			execute function keep_columns('visa_reference', 'visa_on', 'visa_recorded_by', 'confirmed_at', 'confirmed_by');
		create function judge_elimination() returns trigger language plpgsql as $$
			begin
				if current_user = 'maillage_app' and (tg_op = 'INSERT' and (new.prepared_by is distinct from app_person() or not new.is_public
							or num_nonnulls(new.visa_on, new.confirmed_at, new.executed_at) > 0)
						or tg_op = 'UPDATE' and ((old.visa_on is not null and (old.visa_on, old.visa_reference, old.visa_recorded_by)
								is distinct from (new.visa_on, new.visa_reference, new.visa_recorded_by))
							or old.confirmed_at is not null
							or (old.visa_on is null and new.visa_on is not null and new.visa_recorded_by is distinct from app_person())
							or (new.confirmed_at is not null and (new.confirmed_by, new.confirmed_at) is distinct from (app_person(), app_now())))) then
					raise exception 'a list is seen and confirmed once' using errcode = 'insufficient_privilege';
				end if;
				return new;
			end $$;
		create trigger judge_elimination before insert or update on elimination_list for each row execute function judge_elimination();
		drop policy dpo_insert on elimination_item;
		create policy dpo_insert on elimination_item for insert to maillage_app
			with check (territory_id = any ((select app_dpo_territories())::uuid[]) and settled_at is null and kind = 'erasure'
				and referral_id = any ((select app_requested_referrals())::uuid[])
				and list_id in (select l.id from elimination_list l where l.is_public and l.visa_on is null and l.confirmed_at is null));

		-- a duty is given under one's name, for days to come, and only its end changes
		create trigger keep_columns before update on referral_duty for each row execute function keep_columns('ends_on');
		create function judge_duty() returns trigger language plpgsql as $$
			begin
				if current_user <> 'maillage_app' then return coalesce(new, old); end if;
				if tg_op = 'DELETE' then
					if old.starts_on < app_today() then
						raise exception 'a duty that was held stays written' using errcode = 'insufficient_privilege';
					end if;
					return old;
				end if;
				if tg_op = 'INSERT' and (new.granted_by is distinct from app_person() or new.starts_on < app_today()) then
					raise exception 'a duty is given under one''s name, from today on' using errcode = 'insufficient_privilege';
				end if;
				if tg_op = 'UPDATE' and (old.ends_on < app_today() or new.ends_on is null) then
					raise exception 'a duty that ended is given again, not stretched' using errcode = 'insufficient_privilege';
				end if;
				return new;
			end $$;
		create trigger judge_duty before insert or update or delete on referral_duty for each row execute function judge_duty();

		-- keys are made and used by those who seal and open: their number tells others that something was written
		drop policy member_read on territory_key;
		create policy reader_read on territory_key for select to maillage_app
			using (territory_id in (select o.territory_id from organisation o where o.id = any ((select app_agent_organisations())::uuid[]))
				or territory_id = any ((select app_dpo_territories())::uuid[]));
		drop policy agent_insert on territory_key;
		create policy agent_insert on territory_key for insert to maillage_app
			with check (retired_at is null
				and territory_id in (select o.territory_id from organisation o where o.id = any ((select app_agent_organisations())::uuid[])));
	`.execute(db);
}
