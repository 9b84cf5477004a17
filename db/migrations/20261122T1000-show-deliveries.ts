import { type Kysely, sql } from "kysely";

/** Stewards count their territory's mails, never read them; the nightly purge forgets old sign-in failures. */
export async function up(db: Kysely<unknown>) {
	await sql`
		create policy wall on email_delivery as restrictive to maillage_app
			using (territory_id = any (app_territories())) with check (territory_id = any (app_territories()));
		create policy steward_read on email_delivery for select to maillage_app
			using (territory_id = any ((select app_steward_territories())::uuid[]));
		create index email_delivery_territory on email_delivery (territory_id, claimed_at);
		grant select (id, kind, territory_id, claimed_at, sent_at) on email_delivery to maillage_app;
		grant select, delete on rate_limit to maillage_worker;
	`.execute(db);
}
