import { type Kysely, sql } from "kysely";

/*
 * PostgreSQL takes each rule of a wall for a chance of its own, and multiplies them: a territory of twelve thousand sheets was planned for
 * as one sheet. The same rules, in three other forms:
 *   wall         reads the unit's territories once per statement, not once per row; it remains what an index is entered by
 *   member_read  as a `case`, which the planner holds for a half and for no leak, rather than for the same twentieth a second time
 *                (a sweeping worker's wall stays as it is: the planner looks there whether it sweeps, and then counts on every row)
 *   writers      for what writes: whoever writes is a member, so that a read need not ask both
 * And the sheets of an objective by an index of their own: beside the territory's list, an estimate that low took any of its indexes.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		create or replace procedure raise_wall(target regclass, readers text default 'member', writers text default 'contributor')
		language plpgsql as $$
		begin
			execute format('alter table %s enable row level security', target);
			execute format('alter table %s force row level security', target);
			execute format('create policy wall on %s as restrictive to maillage_app
				using (territory_id = any ((select app_territories())::uuid[])) with check (territory_id = any (app_territories()))', target);
			execute format('create policy wall_worker on %s as restrictive to maillage_worker
				using (app_is_sweep() or territory_id = any (app_territories()))
				with check (territory_id = any (app_territories()))', target);
			execute format('create policy owner on %s to maillage_owner using (true) with check (true)', target);
			execute format('create policy worker on %s to maillage_worker using (true) with check (true)', target);
			if readers = 'member' then
				execute format('create policy member_read on %s for select to maillage_app
					using (case when territory_id = any ((select app_member_territories())::uuid[]) then true else false end)', target);
			elsif readers <> 'none' then
				raise exception 'unknown readers rule %', readers;
			end if;
			if writers in ('contributor', 'steward') then
				call let_write(target, writers, readers = 'member');
			elsif writers <> 'none' then
				raise exception 'unknown writers rule %', writers;
			end if;
			execute format('grant select, insert, update, delete on %s to maillage_app, maillage_worker', target);
		end $$;

		create procedure let_write(target regclass, writers text, are_readers_told boolean) language plpgsql as $$
		declare
			rule text := format('territory_id = any ((select app_%s_territories())::uuid[])', writers);
		begin
			if are_readers_told then
				execute format('create policy %s_insert on %s for insert to maillage_app with check (%s)', writers, target, rule);
				execute format('create policy %s_update on %s for update to maillage_app using (%s) with check (%s)', writers, target, rule, rule);
				execute format('create policy %s_delete on %s for delete to maillage_app using (%s)', writers, target, rule);
			else
				execute format('create policy %s_write on %s to maillage_app using (%s) with check (%s)', writers, target, rule, rule);
			end if;
		end $$;
		revoke execute on procedure let_write from public;
	`.execute(db);

	await sql`
		do $$
		declare
			old record;
		begin
			for old in
				select polrelid::regclass as target, polname as name, split_part(polname, '_', 1) as writers
				from pg_policy p
				where polname = 'wall' and pg_get_expr(polqual, polrelid) = '(territory_id = ANY (app_territories()))'
					or polname = 'member_read' and pg_get_expr(polqual, polrelid) like '(territory_id = ANY %'
					or polname in ('contributor_write', 'steward_write') and pg_get_expr(polqual, polrelid) like '(territory_id = ANY %'
						and exists (select from pg_policy r where r.polrelid = p.polrelid and r.polname = 'member_read')
			loop
				case old.name
					when 'wall' then
						execute format('alter policy wall on %s using (territory_id = any ((select app_territories())::uuid[]))', old.target);
					when 'member_read' then
						execute format('alter policy member_read on %s
							using (case when territory_id = any ((select app_member_territories())::uuid[]) then true else false end)', old.target);
					else
						execute format('drop policy %s on %s', old.name, old.target);
						call let_write(old.target, old.writers, true);
				end case;
			end loop;
		end $$;
	`.execute(db);

	await sql`
		drop index action_sheet_list;
		create index action_sheet_place on action_sheet (objective_id, code_order, id)
			include (territory_id, parent_id, status, end_on, start_on, is_flagship, lead_person_id, lead_organisation_id, committee_id, priority, progress);
	`.execute(db);
}
