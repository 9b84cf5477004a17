import { type Kysely, sql } from "kysely";

/** What was mailed and to whom, once each; daily digests as records; jobs that died; the demonstration's mailbox. */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table email_delivery (
			id uuid primary key,
			-- says who, what and when in ids only, e.g. "minutes-approved/<minutes>/<person>": the second insert fails
			key text not null unique,
			kind text not null,
			person_id uuid not null references person (id),
			territory_id uuid references territory (id),
			claimed_at timestamptz not null,
			sent_at timestamptz,
			message_id text
		);
		create index email_delivery_person on email_delivery (person_id, sent_at);
		create table digest (
			id uuid primary key,
			person_id uuid not null references person (id),
			starts_at timestamptz not null,
			ends_at timestamptz not null,
			item_count integer not null,
			sent_at timestamptz,
			check (ends_at > starts_at),
			unique (person_id, ends_at)
		);
		create table dead_job (
			id uuid primary key,
			territory_id uuid,
			name text not null,
			payload jsonb not null,
			error text not null,
			attempts integer not null,
			failed_at timestamptz not null,
			settled_at timestamptz,
			settled_by uuid references person (id),
			settled_how text check (settled_how in ('replayed', 'discarded'))
		);
		create table mailbox_message (
			id uuid primary key,
			received_at timestamptz not null,
			sender text not null,
			recipient text not null,
			subject text not null,
			html text not null,
			text text not null,
			headers jsonb not null
		);
		create index mailbox_message_recent on mailbox_message (received_at desc, id);

		alter table email_delivery enable row level security;
		alter table email_delivery force row level security;
		create policy owner on email_delivery to maillage_owner using (true) with check (true);
		create policy worker on email_delivery to maillage_worker using (true) with check (true);
		grant select, insert, update, delete on email_delivery to maillage_worker;

		alter table digest enable row level security;
		alter table digest force row level security;
		create policy owner on digest to maillage_owner using (true) with check (true);
		create policy worker on digest to maillage_worker using (true) with check (true);
		grant select, insert, update on digest to maillage_worker;

		alter table dead_job enable row level security;
		alter table dead_job force row level security;
		create policy owner on dead_job to maillage_owner using (true) with check (true);
		create policy wall on dead_job as restrictive to maillage_app
			using (territory_id = any (app_territories())) with check (territory_id = any (app_territories()));
		create policy steward on dead_job to maillage_app
			using (territory_id = any ((select app_steward_territories())::uuid[]))
			with check (territory_id = any ((select app_steward_territories())::uuid[]));
		create policy worker on dead_job to maillage_worker using (true) with check (true);
		grant select, update on dead_job to maillage_app;
		grant select, insert, update on dead_job to maillage_worker;

		-- Only the built-in mailbox writes here, and only where there is no SMTP server: a demonstration's mail is public.
		grant select on mailbox_message to maillage_app;
		grant select, insert, delete on mailbox_message to maillage_worker;
	`.execute(db);
}
