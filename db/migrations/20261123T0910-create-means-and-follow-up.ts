import { type Kysely, sql } from "kysely";

/** What a sheet costs and who pays, what partners commit to, and its follow-up: notes, comments, attachments. */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table budget_line (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			sheet_id uuid not null,
			stage text not null check (stage in ('planned', 'actual')),
			nature text not null check (nature in ('investment', 'running')),
			unit text not null check (unit in ('euro', 'fte')),
			year integer not null check (year between 2000 and 2100),
			label text not null check (length(label) between 1 and 200),
			amount numeric(14, 2) not null check (amount >= 0),
			revision integer not null default 1,
			check (unit = 'euro' or nature = 'running'),
			unique (territory_id, id),
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id) on delete cascade
		);
		create index budget_line_sheet on budget_line (territory_id, sheet_id);

		create table funding (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			sheet_id uuid not null,
			organisation_id uuid,
			funder_name text check (length(funder_name) between 1 and 200),
			year integer not null check (year between 2000 and 2100),
			promised numeric(14, 2) check (promised >= 0),
			received numeric(14, 2) check (received >= 0),
			comment text,
			revision integer not null default 1,
			check ((organisation_id is null) <> (funder_name is null)),
			check (promised is not null or received is not null),
			unique (territory_id, id),
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id) on delete cascade,
			foreign key (territory_id, organisation_id) references organisation (territory_id, id)
		);
		create index funding_sheet on funding (territory_id, sheet_id);

		create table funding_link (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			sheet_id uuid not null,
			kind text not null check (kind in ('caf_agreement', 'territory_bonus')),
			label text not null check (length(label) between 1 and 200),
			url text not null check (url like 'https://%' and length(url) <= 1000),
			unique (territory_id, id),
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id) on delete cascade
		);
		create index funding_link_sheet on funding_link (territory_id, sheet_id);

		create table commitment (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			sheet_id uuid not null,
			organisation_id uuid not null,
			promise text not null check (length(promise) between 1 and 500),
			due_on date,
			delivered_on date,
			delivery text,
			revision integer not null default 1,
			unique (territory_id, id),
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id) on delete cascade,
			foreign key (territory_id, organisation_id) references organisation (territory_id, id)
		);
		create index commitment_sheet on commitment (territory_id, sheet_id);

		create table progress_note (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			sheet_id uuid not null,
			noted_on date not null,
			text text not null check (length(text) between 1 and 5000),
			author_id uuid not null references person (id),
			written_at timestamptz not null,
			revision integer not null default 1,
			unique (territory_id, id),
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id) on delete cascade
		);
		create index progress_note_sheet on progress_note (territory_id, sheet_id, noted_on desc);

		create table sheet_comment (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			sheet_id uuid not null,
			thread_id uuid,
			text text not null check (length(text) between 1 and 3000),
			mentioned_ids uuid[] not null default '{}',
			author_id uuid not null references person (id),
			written_at timestamptz not null,
			resolved_at timestamptz,
			resolved_by uuid references person (id),
			check ((resolved_at is null) = (resolved_by is null)),
			check (thread_id is null or resolved_at is null),
			unique (territory_id, id),
			unique (territory_id, sheet_id, id),
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id) on delete cascade,
			foreign key (territory_id, sheet_id, thread_id) references sheet_comment (territory_id, sheet_id, id) on delete cascade
		);
		create index sheet_comment_sheet on sheet_comment (territory_id, sheet_id, written_at);

		create table attachment (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			sheet_id uuid not null,
			name text not null check (length(name) between 1 and 150),
			extension text not null,
			size integer not null check (size > 0),
			sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
			storage_key text not null unique check (storage_key ~ '^[0-9a-f]{32}$'),
			added_by uuid not null references person (id),
			added_at timestamptz not null,
			removed_by uuid references person (id),
			removed_at timestamptz,
			check ((removed_at is null) = (removed_by is null)),
			unique (territory_id, id),
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id) on delete cascade
		);
		create index attachment_sheet on attachment (territory_id, sheet_id) where removed_at is null;

		call raise_wall('budget_line');
		call raise_wall('funding');
		call raise_wall('funding_link');
		call raise_wall('commitment');
		call raise_wall('progress_note');
		call raise_wall('sheet_comment');
		call raise_wall('attachment');

		-- A chair comments even where their place in the territory is that of a reader.
		create policy chair_write on sheet_comment to maillage_app
			using (exists (select from mandate m where m.territory_id = sheet_comment.territory_id and m.person_id = app_person()
				and m.role in ('chair', 'substitute') and m.starts_on <= app_today() and (m.ends_on is null or m.ends_on >= app_today())))
			with check (exists (select from mandate m where m.territory_id = sheet_comment.territory_id and m.person_id = app_person()
				and m.role in ('chair', 'substitute') and m.starts_on <= app_today() and (m.ends_on is null or m.ends_on >= app_today())));
	`.execute(db);
}
