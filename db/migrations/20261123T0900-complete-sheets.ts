import { type Kysely, sql } from "kysely";

/** The whole sheet: what a programme asks of it, sub-actions, several programmes, contributions, yearly reviews, versions and field history. */
export async function up(db: Kysely<unknown>) {
	await sql`
		alter table programme
			-- fields that a full sheet must fill before the steering committee validates it; null is the product's own list
			add column required_fields text[],
			-- which sheets are asked for all of them: a programme may keep the full sheet for its flagship actions
			add column full_sheet_for text not null default 'flagship' check (full_sheet_for in ('flagship', 'all')),
			add column revision integer not null default 1;

		alter table action_sheet
			add column parent_id uuid,
			add check (parent_id <> id),
			add foreign key (territory_id, parent_id) references action_sheet (territory_id, id);
		create index action_sheet_parent on action_sheet (parent_id) where parent_id is not null;

		alter table sheet_partner
			add column contribution text check (length(contribution) <= 10000),
			add column revision integer not null default 1;

		-- objectives of other programmes that the sheet serves; the one it stands under is on the sheet itself
		create table sheet_objective (
			territory_id uuid not null,
			sheet_id uuid not null,
			objective_id uuid not null,
			primary key (sheet_id, objective_id),
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id) on delete cascade,
			foreign key (territory_id, objective_id) references objective (territory_id, id)
		);
		create index sheet_objective_objective on sheet_objective (objective_id);

		create table sheet_review (
			territory_id uuid not null,
			sheet_id uuid not null,
			year integer not null check (year between 1990 and 2100),
			text text not null check (length(text) between 1 and 10000),
			follow_up text check (length(follow_up) <= 2000),
			revision integer not null default 1,
			updated_by uuid references person (id),
			updated_at timestamptz not null,
			primary key (sheet_id, year),
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id) on delete cascade
		);

		create table sheet_version (
			id uuid primary key,
			territory_id uuid not null,
			sheet_id uuid not null,
			number integer not null,
			status text not null check (status in ('pending', 'accepted', 'rejected')),
			snapshot jsonb not null,
			-- by field, the value that the sheet takes once the version is accepted; empty for the first validation
			changes jsonb not null default '{}',
			reason text,
			proposed_by uuid references person (id),
			proposed_at timestamptz not null,
			decided_on date,
			decided_by uuid references person (id),
			decision_note text,
			revision integer not null default 1,
			check ((status = 'pending') = (decided_on is null)),
			unique (territory_id, id),
			unique (sheet_id, number),
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id) on delete cascade
		);
		create unique index sheet_version_one_pending on sheet_version (sheet_id) where status = 'pending';

		create table field_change (
			id uuid primary key,
			territory_id uuid not null,
			sheet_id uuid not null,
			field text not null check (length(field) <= 80),
			-- the organisation, milestone or year that the field is about, where there are several
			subject text,
			before jsonb,
			after jsonb,
			-- of the sheet, once changed: what tells whether two people touched the same field
			revision integer not null,
			changed_by uuid references person (id),
			changed_at timestamptz not null,
			unique (territory_id, id),
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id) on delete cascade
		);
		create index field_change_sheet on field_change (sheet_id, revision);

		call raise_wall('sheet_objective');
		call raise_wall('sheet_review');
		call raise_wall('sheet_version');
		call raise_wall('field_change');
		-- history is added to, never rewritten
		revoke update, delete on field_change from maillage_app;
	`.execute(db);
}
