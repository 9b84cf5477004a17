import { type Kysely, sql } from "kysely";

/**
 * The same walls, for whoever is named on thousands of referrals: an array is searched from its start for each row, a hashed set is
 * not. And the steps of one referral are found by it, not among all those that its reader knows.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		create index referral_step_referral on referral_step (referral_id, at);
		alter policy known_read on referral_step
			using (exists (select from referral_recipient c where c.id = referral_step.recipient_id));

		do $$
			declare
				wall record;
				long_array text := '= ANY \\(\\( SELECT (app_(sent|known|requested|content)_referrals\\([^()]*\\)|app_received_recipients\\(\\)|app_managed_places\\(\\)) AS \\w+\\)::uuid\\[\\]\\)';
				hashed_set text := 'in (select unnest((select \\1)))';
			begin
				for wall in select tablename, policyname, regexp_replace(qual, long_array, hashed_set, 'g') as shown,
						regexp_replace(with_check, long_array, hashed_set, 'g') as written
					from pg_policies where schemaname = 'public' and (qual ~ long_array or with_check ~ long_array) loop
					execute format('alter policy %I on %I', wall.policyname, wall.tablename)
						|| coalesce(' using (' || wall.shown || ')', '') || coalesce(' with check (' || wall.written || ')', '');
				end loop;
			end $$;
	`.execute(db);
}
