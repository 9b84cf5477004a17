import { type Kysely, sql } from "kysely";

/**
 * Reminders of referrals: their rows stand among those that every member reads, and tell that a referral exists. They are shown to those
 * who may know that it does, and to nobody else.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		-- Of which referrals one may be told that they exist: named on either side, asked by the person concerned, or whose organisation one manages.
		create function app_told_referrals() returns uuid[] language sql stable security definer set search_path = public, pg_temp
			as $$ select app_known_referrals() || coalesce((select array_agg(f.id) from referral f
				where f.territory_id = any (app_territories()) and f.status = 'sent'
					and (f.sender_organisation_id = any ((select app_managed_organisations())::uuid[])
						or exists (select from referral_recipient c where c.referral_id = f.id and c.state <> 'draft'
							and c.organisation_id = any ((select app_managed_organisations())::uuid[])))), '{}') $$;

		-- Who holds which duty on that day, as members may read it; in one pass, for a sweep.
		create function referral_holders(wanted_territory uuid, on_day date) returns table (person_id uuid, organisation_id uuid, duty text)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select distinct d.person_id, held.organisation_id, held.duty
				from referral_duty d cross join lateral referral_duties_of(d.person_id, on_day) held
				where d.territory_id = wanted_territory and held.territory_id = wanted_territory
					and (app_is_sweep() or wanted_territory = any (app_territories())) $$;

		-- As what a person is told of a referral on that day: 'reader', 'manager', or null. One asks of oneself; a worker, of anyone.
		create function referral_told_as(wanted_person uuid, wanted_referral uuid, on_day date) returns text
			language sql stable security definer set search_path = public, pg_temp
			as $$ select case
					when exists (select from referral_reader r join referral_duties_of(wanted_person, on_day) d
							on d.territory_id = r.territory_id and d.organisation_id = r.organisation_id and d.duty = 'agent'
						left join referral_recipient c on c.id = r.recipient_id
						where r.referral_id = f.id and r.person_id = wanted_person and r.until is null
							and (r.recipient_id is null or c.access_ended_at is null and c.state <> 'draft')) then 'reader'
					when f.status = 'sent' and exists (select from referral_duties_of(wanted_person, on_day) d
						where d.territory_id = f.territory_id and d.duty = 'manager' and (d.organisation_id = f.sender_organisation_id
							or exists (select from referral_recipient c where c.referral_id = f.id and c.state <> 'draft'
								and c.organisation_id = d.organisation_id))) then 'manager' end
				from referral f where f.id = wanted_referral and (app_is_sweep() or f.territory_id = any (app_territories()))
					and (app_person() = wanted_person or app_person() is null and app_link() is null) $$;

		-- The last day on which the person's agreements cover every part that this body received; null when none covers it.
		create function agreement_covered_until(place referral_recipient) returns date
			language sql stable set search_path = public, pg_temp
			as $$ select min(covered.until_on) from unnest(array['card'] || case when place.scope = 'full' then array['account'] else '{}' end
						|| case when place.passes_nir then array['nir'] else '{}' end) passed(part)
				cross join lateral (select max(a.ends_on) as until_on from referral_agreement a
					join referral_agreement_organisation o on o.agreement_id = a.id and o.organisation_id = place.organisation_id
					where a.referral_id = place.referral_id and a.withdrawn_on is null and passed.part = any (a.covers)) covered $$;

		revoke execute on function app_told_referrals, referral_holders, referral_told_as, agreement_covered_until from public;
		grant execute on function app_told_referrals to maillage_app;
		grant execute on function referral_holders, referral_told_as, agreement_covered_until to maillage_app, maillage_worker;
		-- they read what the walls show to whoever asks
		grant execute on function rests_on_agreement to maillage_app;

		create policy secrecy on reminder as restrictive to maillage_app using (case
			when kind like 'referral-%' then object_id = any ((select app_told_referrals())::uuid[])
			when kind = 'elimination' then territory_id = any ((select app_dpo_territories())::uuid[])
			else true end);
		create policy secrecy on reminder_hold as restrictive to maillage_app using (case
			when kind like 'referral-%' then object_id = any ((select app_told_referrals())::uuid[])
			when kind = 'elimination' then territory_id = any ((select app_dpo_territories())::uuid[])
			else true end);
		create policy secrecy on notice as restrictive to maillage_app using (case object_kind
			when 'referral' then object_id = any ((select app_told_referrals())::uuid[])
			when 'elimination' then territory_id = any ((select app_dpo_territories())::uuid[])
			else true end);
	`.execute(db);
}
