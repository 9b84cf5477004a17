import { type Kysely, sql } from "kysely";

/**
 * Search: words of sheets (with their milestones and notes), minutes, decisions (with their tasks) and of the directory.
 *
 * Row-level security keeps an index from answering operators that are not leakproof, which `@@` and `%>` are not: the four
 * search_… functions look as the owner, in one territory that the unit of work is for, and give ids alone. Whoever asks joins them
 * to the tables, where the walls say which of them exist.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		create extension if not exists btree_gin;

		create text search configuration french_unaccent (copy = french);
		alter text search configuration french_unaccent
			alter mapping for hword, hword_part, word with unaccent, french_stem;

		-- unaccent(text) depends on the search path, so that no index may hold it
		create function f_unaccent(words text) returns text language sql immutable parallel safe strict
			as $$ select lower(public.unaccent('public.unaccent'::regdictionary, words)) $$;
		-- « parents/enfants » would be read as the path of a file, « <5 ans » as a tag
		create function words_of(words text) returns tsvector language sql immutable parallel safe
			as $$ select to_tsvector('public.french_unaccent', translate(coalesce(words, ''), '/<>', '   ')) $$;
		create function words_of(words text[]) returns tsvector language sql immutable parallel safe
			as $$ select public.words_of(array_to_string(words, E'\n')) $$;
		-- the words of minutes, a line for each block: bold letters do not cut a word
		create function text_of_minutes(doc jsonb) returns text language sql immutable parallel safe
			as $$
				select string_agg(line, E'\n' order by place)
				from jsonb_path_query(doc, 'strict $.** ? (@.type == "paragraph" || @.type == "heading" || @.type == "decision")')
					with ordinality as blocks (block, place),
				lateral (select case block ->> 'type'
					when 'decision' then concat_ws(E'\n', block #>> '{attrs,text}', block #>> '{attrs,taskTitle}')
					else (select string_agg(coalesce(piece ->> 'text', ' '), '' order by rank)
						from jsonb_array_elements(block -> 'content') with ordinality as pieces (piece, rank))
					end) as lines (line)
			$$;
	`.execute(db);

	await sql`
		alter table action_sheet add column search tsvector not null generated always as (
			setweight(words_of(code || ' ' || title), 'A')
			|| setweight(words_of(aims), 'B') || setweight(words_of(description), 'B') || setweight(words_of(tags), 'B')
			|| setweight(words_of(context), 'C') || setweight(words_of(need), 'C') || setweight(words_of(target_groups), 'C')
			|| setweight(words_of(areas), 'C') || setweight(words_of(services), 'C') || setweight(words_of(schedule_label), 'C')
			|| setweight(words_of(human_resources), 'C') || setweight(words_of(material_resources), 'C')
			|| setweight(words_of(caf_funding), 'C') || setweight(words_of(expected_results), 'C')
			|| setweight(words_of(evaluation_method), 'C') || setweight(words_of(status_reason), 'C') || setweight(words_of(risks), 'C')
			|| setweight(words_of(related_schemes), 'C') || setweight(words_of(communication), 'C')
		) stored;
		alter table milestone add column search tsvector not null generated always as (words_of(title)) stored;
		alter table progress_note add column search tsvector not null generated always as (words_of(text)) stored;
		alter table minutes add column search tsvector not null generated always as (words_of(text_of_minutes(doc))) stored;
		alter table decision add column search tsvector not null generated always as (words_of(text)) stored;
		alter table task add column search tsvector not null generated always as (words_of(title)) stored;

		create index action_sheet_search on action_sheet using gin (territory_id, search);
		create index action_sheet_code on action_sheet (territory_id, lower(code));
		create index action_sheet_near on action_sheet using gin (territory_id, f_unaccent(title) gin_trgm_ops);
		create index milestone_search on milestone using gin (territory_id, search);
		create index progress_note_search on progress_note using gin (territory_id, search);
		create index minutes_search on minutes using gin (territory_id, search);
		create index decision_search on decision using gin (territory_id, search);
		create index decision_near on decision using gin (territory_id, f_unaccent(text) gin_trgm_ops);
		create index task_search on task using gin (territory_id, search);
	`.execute(db);

	/*
	 * What is asked, as app/domain/search/words.ts takes it apart:
	 *   words      what was typed, where quotation marks and « - » keep their meaning
	 *   beginning  its last word when it may not be finished, taken out of words; letters and digits only
	 *   exact      what was typed, to be held against codes and references
	 *   loose      words that may be misspelt: when fewer than three things hold the words as typed, titles and names that have
	 *              something near to each of these are given too, after them
	 *   is_ranked  false when only the ids matter: weighing words costs more than finding them
	 * Ranks: 10 for a code, 0 to 1 for words, below 0 for near words.
	 */
	await sql`
		create function search_query(words text, beginning text) returns tsquery language sql stable parallel safe
			as $$ select websearch_to_tsquery('public.french_unaccent', words) && case when beginning = '' then ''::tsquery
				else to_tsquery('public.french_unaccent', beginning || ':*') || to_tsquery('public.french_unaccent', beginning) end $$;
		create function search_near(loose text[]) returns text[] language sql stable parallel safe
			as $$ select coalesce(array_agg(public.f_unaccent(word) order by length(word) desc), '{}') from unnest(loose) word
				where numnode(plainto_tsquery('public.french_unaccent', word)) > 0 $$;
		-- null when one of the words has nothing near in the text
		create function search_nearness(near text[], words text) returns real language sql stable parallel safe
			as $$ select case when bool_and(likeness >= 0.4) then (avg(likeness) - 1)::real end
				from (select public.word_similarity(word, public.f_unaccent(words)) as likeness from unnest(near) word) each $$;
		-- a worker acts for nobody: the territory of its unit of work is enough
		create function search_is_open(territory uuid) returns boolean language sql stable
			as $$ select coalesce(territory = any (public.app_territories())
				and (public.app_person() is null or territory = any (public.app_member_territories())), false) $$;

		create function search_sheets(territory uuid, words text, beginning text, exact text, loose text[], is_ranked boolean)
			returns table (id uuid, rank real) language plpgsql stable security definer
			set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.4 as $$
			declare
				wanted tsquery := search_query(words, beginning);
				near text[] := search_near(loose);
				found_count bigint;
			begin
				if not search_is_open(territory) then return; end if;
				return query select hit.id, max(hit.rank) from (
					select s.id, 10::real as rank from action_sheet s where s.territory_id = territory and lower(s.code) = lower(exact)
					union all
					select s.id, case when is_ranked then ts_rank(s.search, wanted, 1) else 0 end from action_sheet s where s.territory_id = territory and s.search @@ wanted
					union all
					select m.sheet_id, 0 from milestone m where m.territory_id = territory and m.search @@ wanted
					union all
					select n.sheet_id, 0 from progress_note n where n.territory_id = territory and n.search @@ wanted
				) hit group by hit.id;
				get diagnostics found_count = row_count;
				if found_count >= 3 or near = '{}' then return; end if;
				return query select s.id, nearness from action_sheet s, search_nearness(near, s.title) nearness
					where s.territory_id = territory and f_unaccent(s.title) %> near[1] and nearness is not null;
			end $$;

		create function search_minutes(territory uuid, words text, beginning text, exact text, loose text[], is_ranked boolean)
			returns table (id uuid, rank real) language plpgsql stable security definer set search_path = public, pg_temp as $$
			declare
				wanted tsquery := search_query(words, beginning);
				near text[] := search_near(loose);
				found_count bigint;
			begin
				if not search_is_open(territory) then return; end if;
				return query select m.id, case when is_ranked then ts_rank(m.search, wanted, 1) else 0 end from minutes m where m.territory_id = territory and m.search @@ wanted
					union all
					select m.id, case when is_ranked then ts_rank(words_of(g.title), wanted, 1) else 0 end from meeting g join minutes m on m.meeting_id = g.id
						where g.territory_id = territory and words_of(g.title) @@ wanted;
				get diagnostics found_count = row_count;
				if found_count >= 3 or near = '{}' then return; end if;
				return query select m.id, nearness from meeting g join minutes m on m.meeting_id = g.id, search_nearness(near, g.title) nearness
					where g.territory_id = territory and nearness is not null;
			end $$;

		create function search_decisions(territory uuid, words text, beginning text, exact text, loose text[], is_ranked boolean)
			returns table (id uuid, rank real) language plpgsql stable security definer
			set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.4 as $$
			declare
				wanted tsquery := search_query(words, beginning);
				near text[] := search_near(loose);
				found_count bigint;
			begin
				if not search_is_open(territory) then return; end if;
				return query select hit.id, max(hit.rank) from (
					select d.id, 10::real as rank from decision d
						where d.territory_id = territory and exact ~ '^\\d{4}-\\d{1,4}$'
							and d.year::text = split_part(exact, '-', 1) and d.number::text = ltrim(split_part(exact, '-', 2), '0')
					union all
					select d.id, case when is_ranked then ts_rank(d.search, wanted, 1) else 0 end from decision d where d.territory_id = territory and d.search @@ wanted
					union all
					select t.decision_id, 0 from task t where t.territory_id = territory and t.search @@ wanted
				) hit group by hit.id;
				get diagnostics found_count = row_count;
				if found_count >= 3 or near = '{}' then return; end if;
				return query select d.id, nearness from decision d, search_nearness(near, d.text) nearness
					where d.territory_id = territory and f_unaccent(d.text) %> near[1] and nearness is not null;
			end $$;

		-- organisations, and the people who work in the territory today; ids of both
		create function search_directory(territory uuid, words text, beginning text, exact text, loose text[], is_ranked boolean)
			returns table (id uuid, rank real) language plpgsql stable security definer set search_path = public, pg_temp as $$
			declare
				wanted tsquery := search_query(words, beginning);
				near text[] := search_near(loose);
				found_count bigint;
			begin
				if not search_is_open(territory) then return; end if;
				return query with entry as materialized (
						select o.id, o.name, setweight(words_of(o.name), 'A') || words_of(o.note) as search
							from organisation o where o.territory_id = territory
						union all
						select p.id, p.display_name, setweight(words_of(p.display_name), 'A') || words_of(m.job_title)
							from membership m join person p on p.id = m.person_id
							where m.territory_id = territory and m.starts_on <= app_today() and (m.ends_on is null or m.ends_on >= app_today())
					), hit as materialized (
						select entry.id, case when is_ranked then ts_rank(entry.search, wanted, 1) else 0 end as rank from entry where entry.search @@ wanted
					)
					select * from hit
					union all
					select entry.id, nearness from entry, search_nearness(near, entry.name) nearness
						where (select count(*) from hit) < 3 and nearness is not null;
			end $$;

		revoke execute on function search_sheets, search_minutes, search_decisions, search_directory from public;
		grant execute on function search_sheets, search_minutes, search_decisions, search_directory to maillage_app, maillage_worker;
	`.execute(db);
}
