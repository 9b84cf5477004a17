import { type Kysely, sql } from "kysely";

/** Comments are corrected and deleted by who wrote them: of a deleted one only its place in the discussion stays, its text is gone. */
export async function up(db: Kysely<unknown>) {
	await sql`
		alter table sheet_comment
			add column edited_at timestamptz,
			add column deleted_at timestamptz,
			add column revision integer not null default 1,
			drop constraint sheet_comment_text_check,
			add check (length(text) <= 3000 and (deleted_at is null) = (length(text) >= 1));
		create index attachment_removed on attachment (removed_at) where removed_at is not null;
	`.execute(db);
}
