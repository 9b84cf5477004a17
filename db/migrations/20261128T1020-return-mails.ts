import { type Kysely, sql } from "kysely";

/**
 * Links that stop one kind of mail; returns of mail, believed when they quote a mail of ours and the address it went to; and a stop
 * after a complaint, which nobody but whoever complained may lift.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		alter table mail_token
			-- kinds of notices that the link stops by mail
			add column stops text[] not null default '{}',
			drop constraint mail_token_purpose_check,
			add check (purpose in ('unsubscribe-digest', 'unsubscribe-notices', 'complete-task', 'enter-value', 'answer-meeting')),
			add check ((purpose = 'unsubscribe-notices') = (cardinality(stops) > 0));
		drop function auth_find_mail_token(text);
		create function auth_find_mail_token(wanted_hash text)
			returns table (person_id uuid, display_name text, territory_id uuid, purpose text, object_id uuid, expires_at timestamptz,
				used_at timestamptz, stops text[])
			language sql stable security definer set search_path = public, pg_temp
			as $$ select t.person_id, p.display_name, t.territory_id, t.purpose, t.object_id, t.expires_at, t.used_at, t.stops
				from mail_token t join person p on p.id = t.person_id where t.hash = wanted_hash and p.is_active $$;
		create or replace function auth_use_mail_token(wanted_hash text, at timestamptz) returns boolean
			language sql security definer set search_path = public, pg_temp
			as $$ with used as (update mail_token set used_at = at
					where hash = wanted_hash and used_at is null and expires_at > at and purpose not like 'unsubscribe-%' returning 1)
				select exists (select from used) $$;
		revoke execute on function auth_find_mail_token from public;
		grant execute on function auth_find_mail_token to maillage_app;

		-- digest of the Message-ID and the address together: says whether a return is of this mail, and nothing of anyone else's
		alter table email_delivery add column recipient_hash text check (length(recipient_hash) = 64);
		create index email_delivery_message on email_delivery (message_id) where message_id is not null;

		-- came back after a server had taken it: that a server takes the next one proves nothing yet
		alter table mail_refusal add column came_back boolean not null default false;

		-- one's own address
		create policy own on mail_stop to maillage_app using (email = (select lower(p.email) from person p where p.id = app_person()));
		create policy own on mail_refusal to maillage_app using (email = (select lower(p.email) from person p where p.id = app_person()));
		create policy complaint_is_theirs on mail_stop as restrictive for delete to maillage_app
			using (reason <> 'complaint' or email = (select lower(p.email) from person p where p.id = app_person()));
	`.execute(db);
}
