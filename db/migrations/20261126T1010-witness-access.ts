import { type Kysely, sql } from "kysely";

/**
 * Who saw what of a referral: reads, exports, prints and refusals, in a chain of their own, apart from the journal of writes. Entries
 * are appended in the transaction that read; they outlive the referral, and leave after the territory's delay.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table access_head (
			territory_id uuid primary key,
			seq bigint not null,
			hash text not null
		);
		create table access_entry (
			territory_id uuid not null,
			seq bigint not null,
			at timestamptz not null,
			-- null: an organisation, by its link
			person_id uuid,
			organisation_id uuid,
			-- null: a search or an export over several
			referral_id uuid,
			what text not null,
			-- which page, file or reason: a code, never a word of the referral
			detail text not null,
			previous_hash text not null,
			hash text not null,
			primary key (territory_id, seq)
		);
		create index access_entry_referral on access_entry (territory_id, referral_id, at);
		create index access_entry_person on access_entry (territory_id, person_id, at);
		create index access_entry_at on access_entry (territory_id, at);

		-- only the workers' purge takes away what is past its delay, from the oldest on
		create function refuse_access_change() returns trigger language plpgsql as $$
			begin
				if tg_op = 'DELETE' and current_user = 'maillage_worker' then return old; end if;
				raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
			end $$;
		create trigger append_only before update or delete on access_entry for each row execute function refuse_access_change();
		create trigger append_only_truncate before truncate on access_entry execute function refuse_access_change();

		alter table access_entry enable row level security;
		alter table access_entry force row level security;
		create policy owner on access_entry to maillage_owner using (true) with check (true);
		create policy wall on access_entry as restrictive to maillage_app using (territory_id = any (app_territories()));
		create policy dpo_read on access_entry for select to maillage_app
			using (territory_id = any ((select app_dpo_territories())::uuid[]));
		create policy wall_worker on access_entry as restrictive to maillage_worker
			using (app_is_sweep() or territory_id = any (app_territories()));
		create policy worker on access_entry to maillage_worker using (true);
		grant select on access_entry to maillage_app;
		grant select, delete on access_entry to maillage_worker;

		alter table access_head enable row level security;
		alter table access_head force row level security;
		create policy owner on access_head to maillage_owner using (true) with check (true);
		create policy worker on access_head for select to maillage_worker using (true);
		grant select on access_head to maillage_worker;

		-- the hashed text is canonical JSON (RFC 8785): keys sorted, no spaces
		create function record_access(in_territory uuid, in_organisation uuid, seen_referral uuid, what_kind text, what_detail text) returns void
			language plpgsql security definer set search_path = public, pg_temp as $$
			declare
				head access_head;
				body text;
				next_hash text;
			begin
				if app_now() is null or not coalesce(in_territory = any (app_territories()), false) then
					raise exception 'record_access outside the territory of its unit of work';
				end if;
				if what_kind not in ('read', 'export', 'print', 'file', 'search', 'link', 'refused') or what_detail !~ '^[a-z0-9.:-]{1,120}$' then
					raise exception 'record_access takes codes only';
				end if;
				if app_person() is not null and in_organisation is not null and not exists (select from membership m
						where m.territory_id = in_territory and m.person_id = app_person() and m.organisation_id = in_organisation) then
					raise exception 'record_access writes for one''s own organisation';
				end if;
				insert into access_head values (in_territory, 0, repeat('0', 64)) on conflict do nothing;
				select * into head from access_head where territory_id = in_territory for update;
				body := format('{"at":%s,"detail":%s,"organisation":%s,"person":%s,"referral":%s,"seq":%s,"territory":%s,"what":%s}',
					to_json(to_char(app_now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), to_json(what_detail),
					coalesce(to_json(in_organisation)::text, 'null'), coalesce(to_json(app_person())::text, 'null'),
					coalesce(to_json(seen_referral)::text, 'null'), head.seq + 1, to_json(in_territory), to_json(what_kind));
				next_hash := encode(sha256(convert_to(head.hash || body, 'UTF8')), 'hex');
				insert into access_entry values (in_territory, head.seq + 1, app_now(), app_person(), in_organisation, seen_referral, what_kind, what_detail,
					head.hash, next_hash);
				update access_head set seq = head.seq + 1, hash = next_hash where territory_id = in_territory;
			end $$;
		revoke execute on function record_access from public;
		grant execute on function record_access to maillage_app, maillage_worker;
	`.execute(db);
}
