import { type Kysely, sql } from "kysely";

/** The file that an import came from is forgotten after a month, while what it did is kept. */
export async function up(db: Kysely<unknown>) {
	await sql`alter table sheet_import alter column file_bytes drop not null`.execute(db);
}
