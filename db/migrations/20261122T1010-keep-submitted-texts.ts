import { type Kysely, sql } from "kysely";

/** Each submission keeps its text, so that the chair is shown what changed since the one before. */
export async function up(db: Kysely<unknown>) {
	await sql`
		alter table minutes_review add column doc jsonb, add check (doc is null or verdict = 'submitted');
	`.execute(db);
}
