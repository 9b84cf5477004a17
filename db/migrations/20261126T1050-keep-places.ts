import { type Kysely, sql } from "kysely";

/**
 * What each may change of an organisation's part in referrals, whoever asks the database: its manager writes how to reach it and what it
 * answers, never what binds it to secrecy nor what it may receive. Nor does a steward come to read by naming themselves DPO.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		create policy holder_insert on referral_organisation for insert to maillage_app
			with check (organisation_id = any ((select app_managed_organisations())::uuid[])
				and secret_basis = 'none' and secret_reference is null and nir_reference is null and not is_public_body);
		create function keep_to_stewards() returns trigger language plpgsql as $$
			begin
				if current_user = 'maillage_app' and not coalesce(old.territory_id = any (app_steward_territories()), false) then
					raise exception 'a steward alone says what binds an organisation' using errcode = 'insufficient_privilege';
				end if;
				return new;
			end $$;
		create trigger stewards_only before update on referral_organisation for each row
			when ((old.territory_id, old.organisation_id, old.secret_basis, old.secret_reference, old.nir_reference, old.is_public_body)
				is distinct from (new.territory_id, new.organisation_id, new.secret_basis, new.secret_reference, new.nir_reference, new.is_public_body))
			execute function keep_to_stewards();

		-- as before, save that a steward is not DPO: one would give oneself what one must not read (RGPD, art. 38)
		create or replace function referral_duties_of(wanted_person uuid, today date)
			returns table (territory_id uuid, organisation_id uuid, duty text, is_bound boolean, secret_basis text)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select d.territory_id, m.organisation_id, d.duty, d.secret_basis <> 'none', d.secret_basis
				from referral_duty d join membership m on m.territory_id = d.territory_id and m.person_id = d.person_id
					join person p on p.id = d.person_id
				where d.person_id = wanted_person and p.is_active
					and d.starts_on <= today and (d.ends_on is null or d.ends_on >= today)
					and m.starts_on <= today and (m.ends_on is null or m.ends_on >= today)
					and (m.role = 'partner' or (d.duty = 'dpo' and m.role = 'reader'))
					and not exists (select from mandate k where k.territory_id = d.territory_id and k.person_id = d.person_id
						and k.role in ('chair', 'substitute') and k.starts_on <= today and (k.ends_on is null or k.ends_on >= today)) $$;

		-- whoever no longer reads no longer answers: the manager who ends a reading does not see the answer itself
		create function release_assignment() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
			begin
				update referral_recipient set assigned_to = null where id = new.recipient_id and assigned_to = new.person_id;
				return new;
			end $$;
		revoke execute on function release_assignment from public;
		create trigger release_assignment after update of until on referral_reader for each row
			when (old.until is null and new.until is not null and new.recipient_id is not null) execute function release_assignment();
	`.execute(db);
}
