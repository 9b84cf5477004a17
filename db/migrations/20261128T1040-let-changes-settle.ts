import { type Kysely, sql } from "kysely";

/** A change of a convoked meeting waits a few minutes before it is told: others join it, and what is undone is forgotten. */
export async function up(db: Kysely<unknown>) {
	await sql`
		alter table convocation
			-- under which name it was told, and as which version of the meeting; null: told before names were kept
			add column announced_name text,
			add column announced_revision integer,
			-- when the first change not yet told was made, and by whom the last
			add column changed_at timestamptz,
			add column changed_by uuid references person (id);
		create index convocation_changed on convocation (changed_at) where changed_at is not null;
	`.execute(db);
}
