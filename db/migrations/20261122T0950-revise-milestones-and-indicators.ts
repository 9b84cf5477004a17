import { type Kysely, sql } from "kysely";

/** Milestones, indicators and values are edited one by one: each carries its own revision. A source's step can be a long sentence. */
export async function up(db: Kysely<unknown>) {
	await sql`
		alter table milestone add column revision integer not null default 1;
		alter table milestone drop constraint milestone_title_check, add check (length(title) between 1 and 300);
		alter table indicator add column revision integer not null default 1;
		alter table measurement add column revision integer not null default 1;
	`.execute(db);
}
