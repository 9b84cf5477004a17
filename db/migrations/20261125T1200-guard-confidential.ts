import { type Kysely, sql } from "kysely";

/**
 * What a committee keeps to itself stays unfound by those outside it, and what it writes is changed by nobody but those who write:
 * search looks in the open cuts for everyone else, and row-level security says who adds to a text, keeps its versions and approves it.
 */
export async function up(db: Kysely<unknown>) {
	// Triggers need nobody's right to be called.
	await sql`revoke execute on function tell_rights, tell_minutes, tell_minutes_state from public`.execute(db);
	await searchTheCuts(db);
	await guardWorkers(db);
	await guardWriting(db);
}

async function searchTheCuts(db: Kysely<unknown>) {
	await sql`
		-- what wordsOf of app/domain/minutes/open-cut.ts says of a text, to the letter
		create function text_of_node(node jsonb) returns text language plpgsql immutable parallel safe as $$
			begin
				return case
					when node ->> 'type' = 'hardBreak' then ' '
					when node ? 'text' then node ->> 'text'
					when node ->> 'type' = 'mention' then '@' || coalesce(node #>> '{attrs,label}', '')
					else coalesce((select string_agg(public.text_of_node(child),
							case when node ->> 'type' in ('paragraph', 'heading') then '' else ' ' end order by rank)
						from jsonb_array_elements(node -> 'content') with ordinality as children (child, rank)), '')
					end;
			end $$;
		create or replace function text_of_minutes(doc jsonb) returns text language sql immutable parallel safe
			as $$
				select coalesce(string_agg(line, E'\n' order by place), '')
				from jsonb_array_elements(doc -> 'content') with ordinality as blocks (block, place),
				lateral (select concat_ws(' ', nullif(block #>> '{attrs,text}', ''), nullif(block #>> '{attrs,taskTitle}', ''),
					nullif(block #>> '{attrs,title}', ''), nullif(block #>> '{attrs,question}', ''), nullif(public.text_of_node(block), ''))) as lines (line)
				where line <> ''
			$$;
		-- what was worked out by the function of before
		alter table minutes drop column search;
		alter table minutes add column search tsvector not null generated always as (words_of(text_of_minutes(doc))) stored;
		create index minutes_search on minutes using gin (territory_id, search);
	`.execute(db);
	await rewriteWords(db);
	await sql`
		alter table minutes_cut add column search tsvector not null generated always as (words_of(words)) stored;
		create index minutes_cut_search on minutes_cut using gin (territory_id, search);
	`.execute(db);

	/*
	 * As before (20261124T1040), but for whom it looks: whoever sees the whole text has the whole text looked through, anyone else its
	 * open cut; confidential decisions and tasks are only found by those who see them. What is not seen is not counted either: near
	 * words are looked for when little is found.
	 */
	await sql`
		create or replace function search_minutes(territory uuid, words text, beginning text, exact text, loose text[], is_ranked boolean)
			returns table (id uuid, rank real) language plpgsql stable security definer set search_path = public, pg_temp as $$
			declare
				wanted tsquery := search_query(words, beginning);
				near text[] := search_near(loose);
				own uuid[] := app_mandated_committees();
				attended uuid[] := app_attended_meetings();
				is_steward boolean := app_person() is null or territory = any (app_steward_territories());
				found_count bigint;
			begin
				if not search_is_open(territory) then return; end if;
				return query select m.id, case when is_ranked then ts_rank(m.search, wanted, 1) else 0 end from minutes m
						where m.territory_id = territory and m.search @@ wanted and m.meeting_id is not null
							and (is_steward or m.committee_id = any (own) or (m.status = 'submitted' and m.meeting_id = any (attended)))
					union all
					select c.minutes_id, case when is_ranked then ts_rank(c.search, wanted, 1) else 0 end from minutes_cut c
						where c.territory_id = territory and c.search @@ wanted and not (is_steward or c.committee_id = any (own))
					union all
					select m.id, case when is_ranked then ts_rank(words_of(g.title), wanted, 1) else 0 end from meeting g join minutes m on m.meeting_id = g.id
						where g.territory_id = territory and words_of(g.title) @@ wanted
							and (is_steward or m.committee_id = any (own) or m.status = 'approved' or (m.status = 'submitted' and m.meeting_id = any (attended)));
				get diagnostics found_count = row_count;
				if found_count >= 3 or near = '{}' then return; end if;
				return query select m.id, nearness from meeting g join minutes m on m.meeting_id = g.id, search_nearness(near, g.title) nearness
					where g.territory_id = territory and nearness is not null
						and (is_steward or m.committee_id = any (own) or m.status = 'approved' or (m.status = 'submitted' and m.meeting_id = any (attended)));
			end $$;

		create or replace function search_decisions(territory uuid, words text, beginning text, exact text, loose text[], is_ranked boolean)
			returns table (id uuid, rank real) language plpgsql stable security definer
			set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.4 as $$
			declare
				wanted tsquery := search_query(words, beginning);
				near text[] := search_near(loose);
				own uuid[] := app_mandated_committees();
				is_steward boolean := app_person() is null or territory = any (app_steward_territories());
				found_count bigint;
			begin
				if not search_is_open(territory) then return; end if;
				return query select hit.id, max(hit.rank) from (
					select d.id, 10::real as rank from decision d
						where d.territory_id = territory and exact ~ '^\\d{4}-\\d{1,4}$'
							and d.year::text = split_part(exact, '-', 1) and d.number::text = ltrim(split_part(exact, '-', 2), '0')
							and (not d.is_confidential or is_steward or d.committee_id = any (own))
					union all
					select d.id, case when is_ranked then ts_rank(d.search, wanted, 1) else 0 end from decision d
						where d.territory_id = territory and d.search @@ wanted and (not d.is_confidential or is_steward or d.committee_id = any (own))
					union all
					select d.id, 0 from task t join decision d on d.id = t.decision_id
						where t.territory_id = territory and t.search @@ wanted
							and (not t.is_confidential or t.owner_id = app_person() or is_steward or t.committee_id = any (own))
							and (not d.is_confidential or is_steward or d.committee_id = any (own))
				) hit group by hit.id;
				get diagnostics found_count = row_count;
				if found_count >= 3 or near = '{}' then return; end if;
				return query select d.id, nearness from decision d, search_nearness(near, d.text) nearness
					where d.territory_id = territory and f_unaccent(d.text) %> near[1] and nearness is not null
						and (not d.is_confidential or is_steward or d.committee_id = any (own));
			end $$;
	`.execute(db);
}

/** A worker that reads in somebody's name (a long export) finds what they may read. */
async function guardWorkers(db: Kysely<unknown>) {
	await sql`
		create policy confidential_worker on decision as restrictive to maillage_worker
			using (app_person() is null or not is_confidential or committee_id = any ((select app_mandated_committees())::uuid[])
				or territory_id = any ((select app_steward_territories())::uuid[]));
		create policy confidential_worker on task as restrictive to maillage_worker
			using (app_person() is null or not is_confidential or owner_id = app_person()
				or committee_id = any ((select app_mandated_committees())::uuid[]) or territory_id = any ((select app_steward_territories())::uuid[]));
		create policy confidential_worker on agenda_point as restrictive to maillage_worker
			using (app_person() is null or not is_confidential or exists (select from meeting m where m.id = meeting_id
				and (m.committee_id = any ((select app_mandated_committees())::uuid[])
					or m.territory_id = any ((select app_steward_territories())::uuid[]))));
	`.execute(db);
}

/** Cuts that were made in SQL get the words that approving would have given them. */
export async function rewriteWords(db: Kysely<unknown>) {
	await sql`
		alter table minutes_cut disable trigger append_only;
		update minutes_cut set words = text_of_minutes(content -> 'doc') where words <> text_of_minutes(content -> 'doc');
		alter table minutes_cut enable trigger append_only;
	`.execute(db);
}

async function guardWriting(db: Kysely<unknown>) {
	await sql`
		-- Who writes a text: its technical lead, the stewards, and the whole committee where the lead opened it. As the statement finds it,
		-- so that nobody opens a text to themselves.
		create function app_writes_minutes(wanted uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
			as $$ select exists (select from minutes m where m.id = wanted
				and m.territory_id = any (app_territories()) and m.territory_id = any (app_contributor_territories())
				and (m.territory_id = any (app_steward_territories())
					or exists (select from mandate d where d.committee_id = m.committee_id and d.person_id = app_person()
						and (d.role = 'technical_lead' or m.is_open_to_committee)
						and d.starts_on <= app_today() and (d.ends_on is null or d.ends_on >= app_today())))) $$;
		-- where the person approves
		create function app_chaired_committees() returns uuid[] language sql stable security definer set search_path = public, pg_temp
			as $$ select coalesce(array_agg(committee_id), '{}') from mandate
				where person_id = app_person() and role in ('chair', 'substitute') and starts_on <= app_today() and (ends_on is null or ends_on >= app_today())
					and territory_id = any (app_contributor_territories()) $$;
		-- the first row of a live text is what the text was: whoever follows it may be the first to open it
		create function is_live_text(wanted uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
			as $$ select exists (select from minutes_update u where u.minutes_id = wanted) $$;
		revoke execute on function app_writes_minutes, app_chaired_committees, is_live_text from public;
		grant execute on function app_writes_minutes, app_chaired_committees, is_live_text to maillage_app;
	`.execute(db);

	await sql`
		-- Until now whoever read the text could change it, and any member of the territory add to it.
		create policy writers_add on minutes as restrictive for insert to maillage_app
			with check (status = 'draft' and (committee_id = any ((select app_led_committees())::uuid[])
				or territory_id = any ((select app_steward_territories())::uuid[])));
		create policy writers_change on minutes as restrictive for update to maillage_app using (true)
			with check (case when status = 'approved' then committee_id = any ((select app_chaired_committees())::uuid[])
				else committee_id = any ((select app_led_committees())::uuid[]) or app_writes_minutes(id) end);
		create policy writers_remove on minutes as restrictive for delete to maillage_app
			using (committee_id = any ((select app_led_committees())::uuid[]) or app_writes_minutes(id));

		drop policy minutes_rw on minutes_review;
		create policy minutes_read on minutes_review for select to maillage_app using (exists (select from minutes m where m.id = minutes_id));
		create policy own_step on minutes_review for insert to maillage_app
			with check (person_id = app_person() and case when verdict = 'submitted' then app_writes_minutes(minutes_id)
				else exists (select from minutes m where m.id = minutes_id and m.committee_id = any ((select app_chaired_committees())::uuid[])) end);

		drop policy committee_add on minutes_cut;
		create policy approver_add on minutes_cut for insert to maillage_app
			with check (committee_id = any ((select app_chaired_committees())::uuid[]) and exists (select from minutes m where m.id = minutes_id
				and m.status = 'approved' and m.meeting_id = minutes_cut.meeting_id and m.committee_id = minutes_cut.committee_id and m.sha256 = minutes_cut.sha256));

		drop policy minutes_rw on minutes_update;
		create policy committee_read on minutes_update for select to maillage_app
			using (exists (select from minutes m where m.id = minutes_id and (m.committee_id = any ((select app_mandated_committees())::uuid[])
				or m.territory_id = any ((select app_steward_territories())::uuid[]))));
		-- one writes under one's own name; the product's own rows are the first, and those that many became
		create policy writers_add on minutes_update for insert to maillage_app
			with check (exists (select from minutes m where m.id = minutes_id and (m.committee_id = any ((select app_mandated_committees())::uuid[])
					or m.territory_id = any ((select app_steward_territories())::uuid[]))
				and ((person_id is null and not is_live_text(m.id))
					or (m.status in ('draft', 'changes_requested') and app_writes_minutes(m.id) and (person_id is null or person_id = app_person())))));
		create policy writers_compact on minutes_update for delete to maillage_app
			using (exists (select from minutes m where m.id = minutes_id and m.status in ('draft', 'changes_requested') and app_writes_minutes(m.id)));
		create trigger append_only before update on minutes_update for each row execute function refuse_change();

		drop policy minutes_rw on minutes_version;
		create policy committee_read on minutes_version for select to maillage_app
			using (exists (select from minutes m where m.id = minutes_id and (m.committee_id = any ((select app_mandated_committees())::uuid[])
				or m.territory_id = any ((select app_steward_territories())::uuid[]))));
		create policy writers_add on minutes_version for insert to maillage_app
			with check (made_by = app_person() and app_writes_minutes(minutes_id));

		-- a ticket is for oneself, in one's own session, for a text one follows, and for a minute
		drop policy own on live_ticket;
		create policy own_read on live_ticket for select to maillage_app using (person_id = app_person());
		create policy own_add on live_ticket for insert to maillage_app
			with check (person_id = app_person() and expires_at <= app_now() + interval '1 minute'
				and exists (select from session s where s.id = session_id and s.person_id = app_person())
				and exists (select from minutes m where m.meeting_id = live_ticket.meeting_id and (m.committee_id = any ((select app_mandated_committees())::uuid[])
					or m.territory_id = any ((select app_steward_territories())::uuid[]))));
		create policy own_remove on live_ticket for delete to maillage_app using (person_id = app_person());
	`.execute(db);
}
