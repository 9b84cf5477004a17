import { type Kysely, sql } from "kysely";

/** Until which day a territory's reminders were told, whether it wants quiet holidays, and the dates that a sweep looks for. */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table reminder_watch (
			territory_id uuid primary key references territory (id),
			-- no reminder during its school holidays: what falls there waits for the first working day after
			is_quiet_in_holidays boolean not null default false,
			-- the last day whose reminders were all told; null: never yet
			swept_until date,
			revision integer not null default 1
		);
		call raise_wall('reminder_watch', 'member', 'steward');
		revoke delete on reminder_watch from maillage_app, maillage_worker;

		create index milestone_watched on milestone (territory_id, due_on) where done_on is null and owner_id is not null;
		create index task_watched on task (territory_id, due_on) where status = 'open';
		create index campaign_watched on campaign (territory_id, due_on) where closed_at is null;
		create index mandate_watched on mandate (territory_id, ends_on) where ends_on is not null;
		create index minutes_watched on minutes (territory_id, status, submitted_at) where replaced_at is null;
		create index action_sheet_unled on action_sheet (territory_id, created_at) where lead_person_id is null and parent_id is null;
		create index reminder_day on reminder (territory_id, raised_at);
	`.execute(db);
}
