import { type Kysely, sql } from "kysely";

/**
 * The time that passes over a referral, and the link of an organisation without account: what was reminded and when, the address that
 * each link was sent to, and the doors that a session without a person opens. A link is worth something at that address only.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		alter table referral_recipient add reminded_on date;
		alter table referral_link add sent_to text not null, add asked_at timestamptz;
		-- stewards follow what leaves for the territory; not how many letters its referrals cause
		drop policy steward_read on email_delivery;
		create policy steward_read on email_delivery for select to maillage_app
			using (territory_id = any ((select app_steward_territories())::uuid[]) and kind not like 'referral%');
		-- the workers ask who reads today; the rule stays in one place
		grant execute on function referral_duties_of to maillage_worker;

		create or replace function app_link_recipient() returns uuid language sql stable security definer set search_path = public, pg_temp
			as $$ select l.recipient_id from referral_link l join referral_recipient r on r.id = l.recipient_id
					join referral_organisation p on p.territory_id = r.territory_id and p.organisation_id = r.organisation_id
				where app_link() is not null and l.session_hash = app_link() and l.session_expires_at > app_now()
					and l.territory_id = any (app_territories()) and r.access_ended_at is null and r.by_link and p.contact_email = l.sent_to $$;
		-- the delays of the territory, by which a step sets the next one
		create policy link_read on referral_settings for select to maillage_app
			using (territory_id = (select c.territory_id from referral_recipient c where c.id = (select app_link_recipient())));

		drop function auth_find_referral_link;
		-- Before anything is opened: who writes, to whom, until when; not a word of the person, not even what it is about.
		create function auth_find_referral_link(wanted_hash text)
			returns table (territory_id uuid, territory_name text, organisation_id uuid, organisation_name text, sender_name text, recipient_id uuid,
				referral_id uuid, expires_at timestamptz, is_opened boolean, is_over boolean, is_elsewhere boolean)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select l.territory_id, coalesce(t.short_name, t.name), o.id, o.name, s.name, c.id, c.referral_id, l.expires_at,
					l.opened_at is not null,
					c.access_ended_at is not null or f.archived_at is not null or c.state in ('relayed', 'declined', 'cancelled', 'closed', 'expired'),
					p.contact_email is distinct from l.sent_to
				from referral_link l join referral_recipient c on c.id = l.recipient_id join referral f on f.id = c.referral_id
					join organisation o on o.id = c.organisation_id join organisation s on s.id = f.sender_organisation_id
					join territory t on t.id = l.territory_id
					left join referral_organisation p on p.territory_id = c.territory_id and p.organisation_id = c.organisation_id
				where l.hash = wanted_hash $$;

		create or replace function auth_open_referral_link(wanted_hash text, new_session text, at timestamptz, ends_at timestamptz)
			returns table (territory_id uuid, recipient_id uuid, referral_id uuid)
			language sql security definer set search_path = public, pg_temp
			as $$ update referral_link l set opened_at = at, session_hash = new_session, session_expires_at = ends_at
				from referral_recipient c join referral f on f.id = c.referral_id
					join referral_organisation p on p.territory_id = c.territory_id and p.organisation_id = c.organisation_id
				where l.hash = wanted_hash and l.opened_at is null and l.expires_at > at and c.id = l.recipient_id and c.access_ended_at is null
					and f.archived_at is null and c.state not in ('relayed', 'declined', 'cancelled', 'closed', 'expired')
					and p.contact_email = l.sent_to and ends_at <= at + interval '1 hour'
				returning l.territory_id, l.recipient_id, c.referral_id $$;

		drop function auth_find_link_session;
		-- A session ends with its hour, with the agreement, with the cancellation, and with the address it was sent to.
		create function auth_find_link_session(wanted_session text, at timestamptz)
			returns table (territory_id uuid, territory_name text, organisation_id uuid, organisation_name text, sender_name text, sender_contact text,
				recipient_id uuid, referral_id uuid, ends_at timestamptz)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select l.territory_id, coalesce(t.short_name, t.name), o.id, o.name, s.name, q.contact_email, c.id, c.referral_id, l.session_expires_at
				from referral_link l join referral_recipient c on c.id = l.recipient_id join referral f on f.id = c.referral_id
					join organisation o on o.id = c.organisation_id join organisation s on s.id = f.sender_organisation_id
					join territory t on t.id = l.territory_id
					join referral_organisation p on p.territory_id = c.territory_id and p.organisation_id = c.organisation_id
					left join referral_organisation q on q.territory_id = f.territory_id and q.organisation_id = f.sender_organisation_id
				where l.session_hash = wanted_session and l.session_expires_at > at and c.access_ended_at is null and c.state <> 'cancelled'
					and f.archived_at is null and p.contact_email = l.sent_to $$;
		-- From any link that it was sent, an organisation asks for a new one: at most one in ten minutes for one referral.
		create function auth_ask_referral_link(wanted_hash text, at timestamptz)
			returns table (territory_id uuid, recipient_id uuid, referral_id uuid)
			language sql security definer set search_path = public, pg_temp
			as $$ update referral_link l set asked_at = at
				from referral_recipient c join referral f on f.id = c.referral_id
				where l.hash = wanted_hash and c.id = l.recipient_id and c.access_ended_at is null and f.archived_at is null
					and c.state not in ('relayed', 'declined', 'cancelled', 'closed', 'expired')
					and (l.asked_at is null or l.asked_at <= at - interval '10 minutes')
					and not exists (select from referral_link k where k.recipient_id = l.recipient_id and k.asked_at > at - interval '10 minutes')
				returning l.territory_id, l.recipient_id, c.referral_id $$;
		create function auth_close_link_session(wanted_session text, at timestamptz) returns void
			language sql security definer set search_path = public, pg_temp
			as $$ update referral_link set session_expires_at = at where session_hash = wanted_session and session_expires_at > at $$;
		revoke execute on function auth_find_referral_link, auth_find_link_session, auth_ask_referral_link, auth_close_link_session from public;
		grant execute on function auth_find_referral_link, auth_find_link_session, auth_ask_referral_link, auth_close_link_session to maillage_app;
	`.execute(db);
}
