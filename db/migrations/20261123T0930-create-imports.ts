import { type Kysely, sql } from "kysely";

/** Plans that come in as a spreadsheet: the file and its cells, what its columns feed, how far it is, and how to undo it. */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table sheet_import (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			file_name text not null check (length(file_name) between 1 and 200),
			file_bytes bytea not null check (length(file_bytes) <= 10485760),
			grids jsonb not null,
			mapping jsonb not null,
			state text not null check (state in ('uploaded', 'queued', 'running', 'done', 'failed', 'undone')),
			progress_done integer not null default 0,
			progress_total integer not null default 0,
			created_count integer not null default 0,
			changed_count integer not null default 0,
			unchanged_count integer not null default 0,
			created_axes uuid[] not null default '{}',
			created_objectives uuid[] not null default '{}',
			failure text,
			revision integer not null default 1,
			created_by uuid not null references person (id),
			created_at timestamptz not null,
			settled_at timestamptz,
			unique (territory_id, id)
		);
		create index sheet_import_territory on sheet_import (territory_id, created_at desc);

		-- What one import did to one sheet. No foreign key to the sheet: undoing removes it, the trace stays.
		create table sheet_import_change (
			territory_id uuid not null,
			import_id uuid not null,
			sheet_id uuid not null,
			kind text not null check (kind in ('created', 'changed')),
			code text not null,
			before jsonb,
			after_revision integer not null,
			footprint text not null,
			check ((kind = 'changed') = (before is not null)),
			primary key (import_id, sheet_id),
			foreign key (territory_id, import_id) references sheet_import (territory_id, id) on delete cascade
		);

		call raise_wall('sheet_import', 'none', 'steward');
		call raise_wall('sheet_import_change', 'none', 'steward');
	`.execute(db);
}
