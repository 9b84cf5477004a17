import { type Kysely, sql } from "kysely";

/**
 * The agreement of the person, withdrawn and given again. Whoever receives the person may record it, on any side: what it closes or opens
 * for the other bodies goes through these doors, since nobody writes on another's row.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		-- Agents who know the person through this referral, and whom secrecy binds where they receive it: an agreement names the other
		-- bodies. A link proves a mailbox, and collects nothing.
		create function app_knows_person(wanted_referral uuid) returns boolean
			language sql stable security definer set search_path = public, pg_temp
			as $$ select app_person() is not null and (wanted_referral = any (app_sent_referrals()) or exists (select from referral_recipient
				where referral_id = wanted_referral and id = any (app_received_recipients())
					and organisation_id in (select organisation_id from referral_duties_of(app_person(), app_today())
						where duty = 'agent' and is_bound and territory_id = any (app_territories())))) $$;

		-- Whoever is not bound knows of an agreement what it gives their own organisation, and no other's name.
		drop policy known_read on referral_agreement_organisation;
		create policy known_read on referral_agreement_organisation for select to maillage_app
			using (exists (select from referral_agreement a where a.id = agreement_id and (a.referral_id = any ((select app_requested_referrals())::uuid[])
				or organisation_id = any ((select app_agent_organisations())::uuid[]) or app_knows_person(a.referral_id))));

		-- Holds a referral while something passes from it, or is taken back: the two never miss one another. Steps, messages and
		-- readings do not wait for it. False to whoever does not know the person.
		create function hold_referral(wanted_referral uuid) returns boolean
			language plpgsql security definer set search_path = public, pg_temp as $$
			begin
				perform from referral where id = wanted_referral and app_knows_person(id) for no key update;
				return found;
			end $$;

		-- Every part that this body received is covered, on this day, by an agreement other than the one left out.
		create function agreement_covers(place referral_recipient, left_out uuid, on_day date) returns boolean
			language sql stable set search_path = public, pg_temp
			as $$ select not exists (
				select from unnest(array['card'] || case when place.scope = 'full' then array['account'] else '{}' end
						|| case when place.passes_nir then array['nir'] else '{}' end) passed(part)
				where not exists (select from referral_agreement a join referral_agreement_organisation o on o.agreement_id = a.id
					where a.referral_id = place.referral_id and a.id is distinct from left_out and o.organisation_id = place.organisation_id
						and a.withdrawn_on is null and a.given_on <= on_day and a.ends_on >= on_day and passed.part = any (a.covers))) $$;

		-- Whether what this body received rests on the person's agreement. Shared secrecy needs none among those it binds: outside of
		-- them, the person's word is what let the contact card go. An opinion without identity rests on nobody's.
		create function rests_on_agreement(place referral_recipient) returns boolean
			language sql stable set search_path = public, pg_temp
			as $$ select not f.is_anonymous and (f.basis = 'agreement' or (f.basis in ('l121-6-2', 'l226-2-2')
					and not exists (select from referral_organisation p where p.territory_id = place.territory_id
						and p.organisation_id = place.organisation_id and p.secret_basis <> 'none')))
				from referral f where f.id = place.referral_id $$;

		-- Who would lose access were this agreement withdrawn today: shown before, and done by the door below.
		create function referral_agreement_reach(wanted_agreement uuid)
			returns table (recipient_id uuid, organisation_id uuid)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select c.id, c.organisation_id from referral_agreement a join referral_recipient c on c.referral_id = a.referral_id
				where a.id = wanted_agreement and a.territory_id = any (app_territories()) and app_knows_person(a.referral_id)
					and c.state <> 'draft' and c.access_ended_at is null and rests_on_agreement(c)
					and c.organisation_id in (select o.organisation_id from referral_agreement_organisation o where o.agreement_id = a.id)
					and not agreement_covers(c, a.id, app_today()) $$;

		-- Withdraws, and closes at once: what is open is cancelled, what is over is read no more, links and their sessions die.
		-- Gives the recipients that lost access; null when the agreement was withdrawn already.
		create function withdraw_referral_agreement(wanted_agreement uuid, on_day date) returns uuid[]
			language plpgsql security definer set search_path = public, pg_temp as $$
			declare agreement referral_agreement; place referral_recipient; closed uuid[] := '{}'; reach uuid[];
			begin
				select * into agreement from referral_agreement where id = wanted_agreement and territory_id = any (app_territories());
				if not found or not app_knows_person(agreement.referral_id) then
					raise exception 'not an agreement of a person one knows' using errcode = 'insufficient_privilege';
				end if;
				-- one at a time: two agreements withdrawn together must not each find the other in force
				perform hold_referral(agreement.referral_id);
				reach := array(select r.recipient_id from referral_agreement_reach(wanted_agreement) r);
				update referral_agreement set withdrawn_on = on_day, withdrawn_by = app_person()
					where id = wanted_agreement and withdrawn_on is null;
				if not found then return null; end if;
				for place in select * from referral_recipient where id = any (reach) order by id for update loop
					closed := closed || place.id;
					if place.state in ('relayed', 'declined', 'cancelled', 'closed', 'expired') then
						update referral_recipient set access_ended_at = app_now(), revision = revision + 1 where id = place.id;
					else
						update referral_recipient set access_ended_at = app_now(), state = 'cancelled', state_since = app_now(), waiting_on = null,
							due_on = null, reminder_stage = 0, closed_at = app_now(), revision = revision + 1 where id = place.id;
						insert into referral_step (id, territory_id, referral_id, recipient_id, action, from_state, to_state, person_id, at)
							values (gen_random_uuid(), place.territory_id, place.referral_id, place.id, 'withdraw', place.state, 'cancelled', app_person(), app_now());
					end if;
					update referral_link set expires_at = least(expires_at, app_now()), session_expires_at = least(session_expires_at, app_now())
						where recipient_id = place.id;
				end loop;
				return closed;
			end $$;

		-- A new agreement opens again what the withdrawal closed, for the bodies it names and covers whole; what was cancelled by the
		-- withdrawal, and by nothing else, is reopened.
		create function resume_referral_access(wanted_agreement uuid, new_due_on date)
			returns table (recipient_id uuid, by_link boolean)
			language plpgsql security definer set search_path = public, pg_temp as $$
			declare agreement referral_agreement; place referral_recipient;
			begin
				select * into agreement from referral_agreement
					where id = wanted_agreement and territory_id = any (app_territories()) and collected_by = app_person() and withdrawn_on is null;
				if not found or not app_knows_person(agreement.referral_id) then
					raise exception 'not an agreement that one collected' using errcode = 'insufficient_privilege';
				end if;
				perform hold_referral(agreement.referral_id);
				for place in select c.* from referral_recipient c where c.referral_id = agreement.referral_id and c.access_ended_at is not null
						and c.organisation_id in (select o.organisation_id from referral_agreement_organisation o where o.agreement_id = wanted_agreement)
						order by c.id for update loop
					continue when not agreement_covers(place, null, app_today());
					if place.state = 'cancelled' and exists (select from referral_step s
							where s.recipient_id = place.id and s.action = 'withdraw' and s.at = place.access_ended_at) then
						update referral_recipient set access_ended_at = null, state = 'reopened', state_since = app_now(), waiting_on = 'recipient',
							due_on = new_due_on, closed_at = null, revision = revision + 1 where id = place.id;
						insert into referral_step (id, territory_id, referral_id, recipient_id, action, from_state, to_state, person_id, at)
							values (gen_random_uuid(), place.territory_id, place.referral_id, place.id, 'resume', 'cancelled', 'reopened', app_person(), app_now());
						recipient_id := place.id; by_link := place.by_link;
						return next;
					else
						update referral_recipient set access_ended_at = null, revision = revision + 1 where id = place.id;
					end if;
				end loop;
			end $$;
		revoke execute on function app_knows_person, hold_referral, agreement_covers, rests_on_agreement, referral_agreement_reach,
			withdraw_referral_agreement, resume_referral_access from public;
		grant execute on function app_knows_person, hold_referral, referral_agreement_reach, withdraw_referral_agreement, resume_referral_access to maillage_app;
		grant execute on function agreement_covers, rests_on_agreement to maillage_worker;
	`.execute(db);
}
