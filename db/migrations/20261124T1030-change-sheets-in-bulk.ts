import { type Kysely, sql } from "kysely";

/** One change made to several sheets at once, what stood before in each, and what became of its undoing. */
export async function up(db: Kysely<unknown>) {
	await sql`
		alter table sheet_status_change add unique (territory_id, id);

		create table bulk_change (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			kind text not null check (kind in ('status', 'lead', 'tags')),
			-- as it was asked for: the status, the pilot, the tags
			asked jsonb not null,
			reason text check (length(reason) <= 1000),
			made_by uuid not null references person (id),
			made_at timestamptz not null,
			undone_by uuid references person (id),
			undone_at timestamptz,
			check ((undone_by is null) = (undone_at is null)),
			unique (territory_id, id)
		);
		create index bulk_change_territory on bulk_change (territory_id, made_at desc, id desc);

		create table bulk_change_item (
			territory_id uuid not null,
			bulk_change_id uuid not null,
			sheet_id uuid not null,
			before jsonb not null,
			after jsonb not null,
			-- of the sheet, once changed
			after_revision integer not null,
			-- the step of its life that the change made
			status_change_id uuid,
			-- the version that the change made or joined, and what that version proposed already
			version_id uuid,
			proposed_before jsonb,
			-- false for a sheet that the undoing left alone; null until then
			is_restored boolean,
			primary key (bulk_change_id, sheet_id),
			foreign key (territory_id, bulk_change_id) references bulk_change (territory_id, id) on delete cascade,
			foreign key (territory_id, sheet_id) references action_sheet (territory_id, id) on delete cascade,
			foreign key (territory_id, status_change_id) references sheet_status_change (territory_id, id) on delete cascade,
			foreign key (territory_id, version_id) references sheet_version (territory_id, id) on delete cascade
		);
		create index bulk_change_item_sheet on bulk_change_item (sheet_id);

		call raise_wall('bulk_change');
		call raise_wall('bulk_change_item');

		-- a proposal whose author takes it back was neither accepted nor refused
		alter table sheet_version drop constraint sheet_version_status_check;
		alter table sheet_version add constraint sheet_version_status_check
			check (status in ('pending', 'accepted', 'rejected', 'withdrawn'));
	`.execute(db);
}
