import { type Kysely, sql } from "kysely";

/**
 * A session with whose it is and where they may go: each page asks it, and waits for one answer rather than two. What asked the three
 * questions stays (auth_find_memberships, auth_find_mandates, auth_find_referral_duties): the version before serves beside this one
 * while machines are upgraded.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		create function auth_find_places(wanted_person uuid, today date) returns json
			language sql stable security definer set search_path = public, pg_temp
			as $$ select coalesce(json_agg(json_strip_nulls(json_build_object(
					'territoryId', t.id, 'territorySlug', t.slug, 'territoryName', coalesce(t.short_name, t.name),
					'isDemonstration', t.is_demonstration, 'organisationId', o.id, 'organisationName', o.name, 'role', m.role,
					'mandates', coalesce((select json_agg(json_build_object('committeeId', k.committee_id, 'role', k.role))
						from mandate k where k.person_id = m.person_id and k.territory_id = m.territory_id
							and k.starts_on <= today and (k.ends_on is null or k.ends_on >= today)), '[]'),
					'referral', (select json_build_object('duties', json_agg(d.duty),
							'secretBasis', coalesce(max(d.secret_basis) filter (where d.duty = 'agent'), 'none'))
						from referral_duties_of(m.person_id, today) d where d.territory_id = m.territory_id having count(*) > 0))) order by t.name), '[]')
				from membership m join territory t on t.id = m.territory_id join organisation o on o.id = m.organisation_id
				where m.person_id = wanted_person and m.starts_on <= today and (m.ends_on is null or m.ends_on >= today) $$;
		create function auth_find_visit(session_id text, today date)
			returns table (id text, person_id uuid, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz,
				user_agent text, display_name text, email text, is_active boolean, places json)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select s.id, s.person_id, s.created_at, s.last_seen_at, s.expires_at, s.user_agent, p.display_name, p.email, p.is_active,
					auth_find_places(s.person_id, today)
				from session s join person p on p.id = s.person_id where s.id = session_id $$;
		revoke execute on function auth_find_places, auth_find_visit from public;
		grant execute on function auth_find_places, auth_find_visit to maillage_app;
	`.execute(db);
}
