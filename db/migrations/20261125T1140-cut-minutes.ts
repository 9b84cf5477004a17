import { type Kysely, sql } from "kysely";

/**
 * Who reads what of approved minutes. The whole text stays with its committee and the stewards; every other member of the territory
 * reads the open cut, stored beside it without what the committee keeps to itself. Then: to whom minutes were mailed, and the contact
 * lines of the territory's documents.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table minutes_cut (
			minutes_id uuid primary key,
			territory_id uuid not null references territory (id),
			committee_id uuid not null,
			meeting_id uuid not null unique,
			-- of the whole text: the fingerprint that everyone quotes
			sha256 text not null check (length(sha256) = 64),
			approved_at timestamptz not null,
			-- who handed the text over, and when
			submitted_by uuid references person (id),
			submitted_at timestamptz,
			-- as the frozen text, less what is confidential
			content jsonb not null,
			-- its words, a line for each block
			words text not null,
			foreign key (territory_id, minutes_id) references minutes (territory_id, id),
			foreign key (territory_id, committee_id) references committee (territory_id, id),
			foreign key (territory_id, meeting_id) references meeting (territory_id, id)
		);
		call raise_wall('minutes_cut', 'member', 'none');
		create policy committee_add on minutes_cut for insert to maillage_app
			with check (committee_id = any ((select app_mandated_committees())::uuid[])
				or territory_id = any ((select app_steward_territories())::uuid[]));
		create trigger append_only before update on minutes_cut for each row execute function refuse_change();
		-- a text that was re-opened is withdrawn; its committee alone keeps it
		create function withdraw_cut() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
			begin
				delete from minutes_cut where minutes_id = old.id;
				return null;
			end $$;
		revoke execute on function withdraw_cut from public;
		create trigger withdrawn after update on minutes for each row
			when (old.meeting_id is not null and new.meeting_id is null) execute function withdraw_cut();

		drop policy approved_read on minutes;
		-- an erratum that quotes a confidential passage is as confidential
		drop policy approved_read on minutes_erratum;
		create policy approved_read on minutes_erratum for select to maillage_app
			using (status = 'approved' and exists (select from minutes_cut c where c.minutes_id = minutes_erratum.minutes_id
				and (passage is null or position(lower(regexp_replace(passage, '\\s+', ' ', 'g')) in lower(regexp_replace(c.words, '\\s+', ' ', 'g'))) > 0)));
	`.execute(db);

	await cutWhatWasApproved(db);

	await sql`
		create table minutes_mailing (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			-- one approved text: re-opened, it becomes other minutes
			minutes_id uuid not null,
			launched_by uuid not null references person (id),
			launched_at timestamptz not null,
			unique (territory_id, id),
			foreign key (territory_id, minutes_id) references minutes (territory_id, id)
		);
		create index minutes_mailing_minutes on minutes_mailing (minutes_id, launched_at);
		create table minutes_mailing_recipient (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			mailing_id uuid not null,
			minutes_id uuid not null,
			person_id uuid references person (id),
			-- whoever has no account
			email text check (length(email) <= 254),
			cut text not null check (cut in ('comite', 'partenaires', 'public')),
			status text not null check (status in ('waiting', 'sent', 'failed', 'left')),
			sent_at timestamptz,
			error_code text check (length(error_code) <= 80),
			check ((person_id is null) = (email is not null)),
			check ((status = 'sent') = (sent_at is not null)),
			unique (minutes_id, person_id),
			unique (territory_id, id),
			foreign key (territory_id, mailing_id) references minutes_mailing (territory_id, id),
			foreign key (territory_id, minutes_id) references minutes (territory_id, id)
		);
		create unique index minutes_mailing_recipient_email on minutes_mailing_recipient (minutes_id, lower(email));
		call raise_wall('minutes_mailing', 'none', 'none');
		call raise_wall('minutes_mailing_recipient', 'none', 'none');
		-- whoever sees the whole text sees to whom it went; everyone learns when
		create policy member_read on minutes_mailing for select to maillage_app
			using (territory_id = any ((select app_member_territories())::uuid[]));
		create policy committee_add on minutes_mailing for insert to maillage_app
			with check (launched_by = app_person() and exists (select from minutes m where m.id = minutes_id));
		create policy committee_rw on minutes_mailing_recipient to maillage_app
			using (exists (select from minutes m where m.id = minutes_id));
		create trigger append_only before update or delete on minutes_mailing for each row execute function refuse_change();

		-- a distribution list holds addresses of people without an account
		alter table email_delivery alter column person_id drop not null;

		-- the built-in mailbox shows what goes with a letter: name, type, base64
		alter table mailbox_message add column attachments jsonb not null default '[]';

		alter table territory
			add column letterhead text not null default '' check (length(letterhead) <= 500),
			add column letterhead_revision integer not null default 1;
	`.execute(db);
}

/** What was approved before: the same cut, made in SQL. References follow the decisions that are left. */
export async function cutWhatWasApproved(db: Kysely<unknown>) {
	await sql`
		insert into minutes_cut (minutes_id, territory_id, committee_id, meeting_id, sha256, approved_at, submitted_by, submitted_at, content, words)
		select m.id, m.territory_id, m.committee_id, m.meeting_id, m.sha256, m.approved_at, m.submitted_by, m.submitted_at,
			jsonb_set(jsonb_set(f.whole, '{doc,content}', coalesce(kept.blocks, '[{"type": "paragraph"}]')), '{decisions}', coalesce(kept.decisions, '[]')),
			coalesce(kept.words, '')
		from minutes m
		cross join lateral (select m.frozen_text::jsonb - 'salt' as whole) f
		cross join lateral (
			select jsonb_agg(block order by place) as blocks,
				jsonb_agg(f.whole -> 'decisions' -> (nth - 1)::int order by place) filter (where block ->> 'type' = 'decision') as decisions,
				string_agg(coalesce(block #>> '{attrs,text}', (select string_agg(word #>> '{}', ' ')
					from jsonb_path_query(block, 'strict $.**.text') word), ''), E'\n' order by place) as words
			from (
				select block, place, count(*) filter (where block ->> 'type' = 'decision') over (order by place) as nth
				from jsonb_array_elements(f.whole #> '{doc,content}') with ordinality as blocks (block, place)
			) numbered
			where block ->> 'type' <> 'confidential' and coalesce((block #>> '{attrs,isConfidential}')::boolean, false) is false
		) kept
		where m.status = 'approved' and m.meeting_id is not null
	`.execute(db);
}
