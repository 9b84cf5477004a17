import { type Kysely, sql } from "kysely";

/**
 * A fact is told once, in the name of whom it was meant for, and never to who did it: the outbox says who. A mail gathers notices in a
 * batch, claimed before it is sent and marked after.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		alter table notice
			-- the facts it tells: one told again adds nothing
			add column causes uuid[] not null default '{}',
			-- the absent person whom it was meant for
			add column in_place_of uuid references person (id),
			-- the mail that took it, until it is sent; one at a time
			add column batch uuid;
		create index notice_batch on notice (person_id) where batch is not null and mailed_at is null;
		alter table outbox add column person_id uuid;
		create or replace function record_event(event_name text, event_payload text, in_territory uuid) returns void
			language plpgsql security definer set search_path = public, pg_temp as $$
			declare
				chain uuid := coalesce(in_territory, '00000000-0000-0000-0000-000000000000');
				head journal_head;
				body text;
				next_hash text;
			begin
				if app_now() is null then raise exception 'record_event needs a unit of work'; end if;
				if in_territory is not null and not coalesce(in_territory = any (app_territories()), false) then
					raise exception 'record_event outside the territory of its unit of work';
				end if;
				insert into journal_head values (chain, 0, repeat('0', 64)) on conflict do nothing;
				select * into head from journal_head where territory_id = chain for update;
				body := format('{"at":%s,"name":%s,"payload":%s,"person":%s,"seq":%s,"territory":%s}',
					to_json(to_char(app_now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), to_json(event_name), event_payload,
					coalesce(to_json(app_person())::text, 'null'), head.seq + 1, to_json(chain));
				next_hash := encode(sha256(convert_to(head.hash || body, 'UTF8')), 'hex');
				insert into journal_entry values (chain, head.seq + 1, app_now(), app_person(), event_name, event_payload, head.hash, next_hash);
				update journal_head set seq = head.seq + 1, hash = next_hash where territory_id = chain;
				insert into outbox (territory_id, name, payload, occurred_at, person_id)
					values (in_territory, event_name, event_payload::jsonb, app_now(), app_person());
				perform pg_notify('outbox', '');
			end $$;
	`.execute(db);
}
