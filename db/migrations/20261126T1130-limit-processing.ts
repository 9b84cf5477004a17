import { type Kysely, sql } from "kysely";

/** What a person asks is also the limitation of what is done with their data (RGPD, art. 18): nothing goes further while it is open. */
export async function up(db: Kysely<unknown>) {
	await sql`
		alter table referral_request
			drop constraint referral_request_kind_check,
			add constraint referral_request_kind_check check (kind in ('access', 'rectification', 'limitation', 'objection', 'erasure'))
	`.execute(db);
}
