import { type Kysely, sql } from "kysely";

/** Action sheets (the 42 fields of the CTG sheet), their milestones, partners, indicators and status history. */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table action_sheet (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
			code text not null check (length(code) between 1 and 20),
			title text not null check (length(title) between 1 and 300),
			objective_id uuid not null,
			is_flagship boolean not null default false,
			nature text check (nature in ('new', 'continued', 'developed')),
			context text,
			need text,
			aims text,
			description text,
			target_groups text[] not null default '{}',
			areas text[] not null default '{}',
			lead_organisation_id uuid,
			lead_person_id uuid,
			project_owner_id uuid,
			elected_lead_id uuid,
			technical_lead_id uuid,
			services text[] not null default '{}',
			start_on date,
			end_on date,
			schedule_label text,
			human_resources text,
			material_resources text,
			planned_budget numeric(14, 2) check (planned_budget >= 0),
			actual_budget numeric(14, 2) check (actual_budget >= 0),
			caf_funding text,
			expected_results text,
			evaluation_method text,
			priority text check (priority in ('low', 'medium', 'high')),
			status text not null check (status in ('draft', 'proposed', 'reviewed', 'validated', 'in_progress', 'completed', 'evaluated',
				'renewed', 'dropped', 'merged', 'on_hold', 'blocked', 'abandoned')),
			status_reason text,
			progress integer not null default 0 check (progress between 0 and 100),
			risks text,
			related_schemes text[] not null default '{}',
			participation_level text check (participation_level in ('information', 'consultation', 'concertation', 'co_construction')),
			communication text,
			is_recurring boolean not null default false,
			committee_id uuid,
			revision integer not null default 1,
			created_at timestamptz not null,
			updated_at timestamptz not null,
			updated_by uuid references person (id),
			check (end_on is null or start_on is null or end_on >= start_on),
			check (status not in ('blocked', 'abandoned', 'on_hold') or status_reason is not null),
			unique (territory_id, id),
			unique (territory_id, slug),
			foreign key (territory_id, objective_id) references objective (territory_id, id),
			foreign key (territory_id, lead_organisation_id) references organisation (territory_id, id),
			foreign key (territory_id, project_owner_id) references organisation (territory_id, id),
			foreign key (territory_id, lead_person_id) references membership (territory_id, person_id),
			foreign key (territory_id, elected_lead_id) references membership (territory_id, person_id),
			foreign key (territory_id, technical_lead_id) references membership (territory_id, person_id),
			foreign key (territory_id, committee_id) references committee (territory_id, id)
		);
		create index action_sheet_objective on action_sheet (territory_id, objective_id);
		create index action_sheet_status on action_sheet (territory_id, status);
		create index action_sheet_end on action_sheet (territory_id, end_on);
		create index action_sheet_lead on action_sheet (territory_id, lead_person_id);

		create table sheet_partner (
			territory_id uuid not null,
			sheet_id uuid not null,
			organisation_id uuid not null,
			role text,
			primary key (sheet_id, organisation_id),
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id) on delete cascade,
			foreign key (territory_id, organisation_id) references organisation (territory_id, id)
		);
		create table sheet_worksite (
			territory_id uuid not null,
			sheet_id uuid not null,
			worksite_id uuid not null,
			primary key (sheet_id, worksite_id),
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id) on delete cascade,
			foreign key (territory_id, worksite_id) references worksite (territory_id, id)
		);
		create table sheet_status_change (
			id uuid primary key,
			territory_id uuid not null,
			sheet_id uuid not null,
			from_status text,
			to_status text not null,
			reason text,
			changed_by uuid references person (id),
			changed_at timestamptz not null,
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id) on delete cascade
		);
		create index sheet_status_change_sheet on sheet_status_change (sheet_id, changed_at);
		create table milestone (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			sheet_id uuid not null,
			title text not null check (length(title) between 1 and 200),
			due_on date,
			owner_id uuid,
			done_on date,
			position integer not null default 0,
			unique (territory_id, id),
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id) on delete cascade,
			foreign key (territory_id, owner_id) references membership (territory_id, person_id)
		);
		create index milestone_sheet on milestone (sheet_id);
		create index milestone_due on milestone (due_on) where done_on is null;

		create table indicator (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			sheet_id uuid not null,
			label text not null check (length(label) between 1 and 200),
			type text not null check (type in ('input', 'output', 'outcome', 'impact')),
			unit text not null check (length(unit) between 1 and 40),
			direction text not null default 'up' check (direction in ('up', 'down')),
			baseline_value numeric(18, 4),
			baseline_on date,
			target_value numeric(18, 4),
			target_on date,
			source text,
			producer_id uuid,
			frequency text not null default 'yearly' check (frequency in ('monthly', 'quarterly', 'half_yearly', 'yearly')),
			position integer not null default 0,
			unique (territory_id, id),
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id) on delete cascade,
			foreign key (territory_id, producer_id) references organisation (territory_id, id)
		);
		create index indicator_sheet on indicator (sheet_id);
		create table measurement (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			indicator_id uuid not null,
			measured_on date not null,
			value numeric(18, 4),
			unavailable_reason text,
			comment text,
			entered_by uuid references person (id),
			entered_at timestamptz not null,
			check ((value is null) <> (unavailable_reason is null)),
			unique (territory_id, id),
			unique (indicator_id, measured_on),
			foreign key (territory_id, indicator_id) references indicator (territory_id, id) on delete cascade
		);

		call raise_wall('action_sheet');
		call raise_wall('sheet_partner');
		call raise_wall('sheet_worksite');
		call raise_wall('sheet_status_change');
		call raise_wall('milestone');
		call raise_wall('indicator');
		call raise_wall('measurement');
	`.execute(db);
}
