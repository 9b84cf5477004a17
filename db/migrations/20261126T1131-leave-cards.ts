import { type Kysely, sql } from "kysely";

/**
 * A body whose remaining agreements cover a part of what it received keeps that part: the contact card, and all but the registration
 * number. It lost everything before.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		-- since when the person's word leaves it the card alone: a new agreement gives the rest back
		alter table referral_recipient add reduced_at timestamptz;

		-- What other agreements leave to this body: all, the scope that they still cover, or nothing (null).
		create function agreement_leaves(place referral_recipient, left_out uuid, on_day date) returns text
			language plpgsql stable set search_path = public, pg_temp as $$
			begin
				if agreement_covers(place, left_out, on_day) then return 'all'; end if;
				place.passes_nir := false;
				if place.scope = 'full' and agreement_covers(place, left_out, on_day) then return 'full'; end if;
				place.scope := 'card';
				return case when agreement_covers(place, left_out, on_day) then 'card' end;
			end $$;
		revoke execute on function agreement_leaves from public;
		grant execute on function agreement_leaves to maillage_worker;

		drop function referral_agreement_reach;
		create function referral_agreement_reach(wanted_agreement uuid)
			returns table (recipient_id uuid, organisation_id uuid, leaves text)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select c.id, c.organisation_id, agreement_leaves(c, a.id, app_today())
				from referral_agreement a join referral_recipient c on c.referral_id = a.referral_id
				where a.id = wanted_agreement and a.territory_id = any (app_territories()) and app_knows_person(a.referral_id)
					and c.state <> 'draft' and c.access_ended_at is null and rests_on_agreement(c)
					and c.organisation_id in (select o.organisation_id from referral_agreement_organisation o where o.agreement_id = a.id)
					and not agreement_covers(c, a.id, app_today()) $$;

		-- Withdraws, and closes at once: what is open is cancelled, what is over is read no more, links and their sessions die; a body that
		-- keeps something goes on with it. Gives each body that lost anything; null when the agreement was withdrawn already.
		drop function withdraw_referral_agreement;
		create function withdraw_referral_agreement(wanted_agreement uuid, on_day date) returns jsonb
			language plpgsql security definer set search_path = public, pg_temp as $$
			declare agreement referral_agreement; place referral_recipient; closed uuid[] := '{}'; reduced uuid[] := '{}'; reach uuid[]; left_to_it text;
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
					left_to_it := agreement_leaves(place, wanted_agreement, app_today());
					if left_to_it is not null then
						reduced := reduced || place.id;
						update referral_recipient set scope = left_to_it, passes_nir = false, revision = revision + 1,
							reduced_at = case when left_to_it = 'card' then app_now() end where id = place.id;
						continue;
					end if;
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
				return jsonb_build_object('closed', closed, 'reduced', reduced);
			end $$;

		-- What was left the card alone receives everything again, once an agreement that one collected covers it whole.
		create function restore_referral_scope(wanted_agreement uuid) returns uuid[]
			language plpgsql security definer set search_path = public, pg_temp as $$
			declare agreement referral_agreement; place referral_recipient; restored uuid[] := '{}';
			begin
				select * into agreement from referral_agreement
					where id = wanted_agreement and territory_id = any (app_territories()) and collected_by = app_person() and withdrawn_on is null;
				if not found or not app_knows_person(agreement.referral_id) then
					raise exception 'not an agreement that one collected' using errcode = 'insufficient_privilege';
				end if;
				for place in select c.* from referral_recipient c where c.referral_id = agreement.referral_id and c.reduced_at is not null
						and c.access_ended_at is null
						and c.organisation_id in (select o.organisation_id from referral_agreement_organisation o where o.agreement_id = wanted_agreement)
						order by c.id for update loop
					place.scope := 'full';
					continue when not agreement_covers(place, null, app_today());
					update referral_recipient set scope = 'full', reduced_at = null, revision = revision + 1 where id = place.id;
					restored := restored || place.id;
				end loop;
				return restored;
			end $$;
		revoke execute on function referral_agreement_reach, withdraw_referral_agreement, restore_referral_scope from public;
		grant execute on function referral_agreement_reach, withdraw_referral_agreement, restore_referral_scope to maillage_app;
	`.execute(db);
}
