import { type Kysely, sql } from "kysely";

/** What waits and what failed, over all territories, in numbers: for the host's collector and the operator, who learn of nobody by it. */
export async function up(db: Kysely<unknown>) {
	await sql`
		create index email_delivery_recent on email_delivery (claimed_at);
		create index dead_job_waiting on dead_job (failed_at) where settled_at is null;

		create function queue_health(at timestamptz) returns table (measure text, kind text, value double precision)
			language sql stable security definer set search_path = public, pg_temp
			as $$
				select 'outbox_unsent', null::text, count(*)::float8 from outbox where sent_at is null
				union all
				select 'outbox_oldest_seconds', null, coalesce(extract(epoch from at - min(occurred_at)), 0)::float8 from outbox where sent_at is null
				union all
				select 'dead_jobs', name, count(*) from dead_job where settled_at is null group by name
				union all
				select 'reminders_raised_today', d.kind, count(*) from reminder d where raised_at > at - interval '1 day' group by d.kind
				union all
				select 'notices_to_mail', null, count(*) from notice where batch is not null and mailed_at is null
				union all
				select 'digests_waiting', null, count(*) from digest where outcome is null
				union all
				select 'mails_sent_today', e.kind, count(*) from email_delivery e where claimed_at > at - interval '1 day' and sent_at is not null group by e.kind
				union all
				select 'mails_unsent_today', e.kind, count(*) from email_delivery e where claimed_at > at - interval '1 day' and sent_at is null group by e.kind
			$$;
		revoke execute on function queue_health from public;
		grant execute on function queue_health to maillage_app, maillage_worker;
	`.execute(db);
}
