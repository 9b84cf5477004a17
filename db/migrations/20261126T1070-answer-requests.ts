import { type Kysely, sql } from "kysely";

/**
 * What answering a person's request and forgetting them need besides: a request that outlives what it had erased, lists whose execution
 * is confirmed then done in batches, and the references behind the lines of the access journal.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		-- what a person asks for in one letter is one demand, over one referral or several
		alter table referral_request
			add demand_id uuid not null default gen_random_uuid(),
			-- kept: the referral may be erased, the answer given remains to be shown
			add reference text,
			add answer_reason text check (answer_reason in ('public-archives', 'public-interest', 'legal-claims', 'not-concerned', 'unfounded')),
			add check (answer_reason is null or answer is not null),
			add check (answer is distinct from 'refused' or answer_reason is not null),
			alter referral_id drop not null,
			drop constraint referral_request_territory_id_referral_id_fkey,
			add constraint referral_request_referral_fkey foreign key (territory_id, referral_id) references referral (territory_id, id)
				on delete set null (referral_id),
			add check (referral_id is not null or closed_at is not null);
		create index referral_request_demand on referral_request (territory_id, demand_id);
		-- one letter asks once for one thing about one referral
		create unique index referral_request_open on referral_request (referral_id, kind) where closed_at is null;

		alter table elimination_list
			-- of public bodies: waits for the archives' visa
			add is_public boolean not null default false,
			add confirmed_at timestamptz,
			add confirmed_by uuid references person (id),
			add check (executed_at is null or confirmed_at is not null),
			add check (confirmed_at is null or not is_public or visa_on is not null);
		alter table elimination_item
			add settled_at timestamptz,
			-- a contact, or a request of the person, came between the list and its execution
			add is_kept boolean not null default false,
			add check (settled_at is not null or not is_kept);
		create unique index elimination_item_once on elimination_item (territory_id, referral_id) where not is_kept;
		-- an erasure that the archives must see goes on the list that waits for them
		create policy dpo_insert on elimination_item for insert to maillage_app
			with check (territory_id = any ((select app_dpo_territories())::uuid[]) and settled_at is null);

		-- The references behind lines of the access journal, of what stands and of what was erased: for the DPO, who reads no referral.
		create function referral_references(wanted_territory uuid, wanted_ids uuid[], wanted_reference text)
			returns table (referral_id uuid, reference text)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select id, reference from referral
					where territory_id = wanted_territory and wanted_territory = any (app_dpo_territories())
						and (id = any (wanted_ids) or reference = wanted_reference)
				union select referral_id, reference from elimination_item
					where territory_id = wanted_territory and wanted_territory = any (app_dpo_territories()) and not is_kept
						and (referral_id = any (wanted_ids) or reference = wanted_reference) $$;
		revoke execute on function referral_references from public;
		grant execute on function referral_references to maillage_app;

		-- For how long each is kept, and why: for the workers, and for a DPO over what the person asked about. Each sees what their walls show.
		create function referral_retention(wanted_territory uuid)
			returns table (referral_id uuid, reference text, sender_organisation_id uuid, is_public boolean, last_contact_on date, is_answered boolean)
			language sql stable set search_path = public, pg_temp
			as $$ select f.id, f.reference, f.sender_organisation_id,
					exists (select from referral_organisation o where o.territory_id = f.territory_id and o.is_public_body
						and (o.organisation_id = f.sender_organisation_id
							or o.organisation_id in (select c.organisation_id from referral_recipient c where c.referral_id = f.id and c.state <> 'draft'))),
					-- the clock restarts on a contact with the person, and on nothing else
					greatest(f.last_contact_on, (select max((s.at at time zone 'Europe/Paris')::date) from referral_step s
						where s.referral_id = f.id and s.to_state = 'met')),
					exists (select from referral_recipient c where c.referral_id = f.id and c.first_answer_at is not null)
				from referral f where f.territory_id = wanted_territory and f.status = 'sent' $$;
	`.execute(db);
}
