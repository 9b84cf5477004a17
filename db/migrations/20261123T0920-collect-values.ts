import { type Kysely, sql } from "kysely";

/**
 * Qualitative indicators and targets by year; values proposed, returned or accepted, with their evidence; campaigns that expect one
 * value of each indicator. A qualitative value is the rank of a level in the indicator's scale, from 1.
 */
export async function up(db: Kysely<unknown>) {
	await sql`
		alter table indicator
			add column nature text not null default 'quantitative' check (nature in ('quantitative', 'qualitative')),
			add column scale text[] not null default '{}',
			add column yearly_targets jsonb not null default '{}',
			add check ((nature = 'qualitative') = (cardinality(scale) >= 2));
		-- values that were there before anyone could review them stand as they are
		alter table measurement
			add column state text not null default 'accepted' check (state in ('proposed', 'returned', 'accepted')),
			add column return_reason text,
			add column reviewed_by uuid references person (id),
			add column reviewed_at timestamptz,
			add column evidence_url text check (evidence_url ~ '^https?://' and length(evidence_url) <= 500),
			add check ((state = 'returned') = (return_reason is not null));
		create index measurement_proposed on measurement (territory_id) where state = 'proposed';

		create table campaign (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			title text not null check (length(title) between 1 and 120),
			starts_on date not null,
			ends_on date not null,
			due_on date not null,
			committee_id uuid,
			opened_by uuid references person (id),
			opened_at timestamptz not null,
			closed_by uuid references person (id),
			closed_at timestamptz,
			revision integer not null default 1,
			check (ends_on >= starts_on),
			unique (territory_id, id),
			foreign key (territory_id, committee_id) references committee (territory_id, id)
		);
		create table expected_value (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			campaign_id uuid not null,
			indicator_id uuid not null,
			person_id uuid,
			unique (territory_id, id),
			unique (campaign_id, indicator_id),
			foreign key (territory_id, campaign_id) references campaign (territory_id, id) on delete cascade,
			foreign key (territory_id, indicator_id) references indicator (territory_id, id) on delete cascade,
			foreign key (territory_id, person_id) references membership (territory_id, person_id)
		);
		create index expected_value_indicator on expected_value (indicator_id);
		create index expected_value_person on expected_value (person_id);
		call raise_wall('campaign');
		call raise_wall('expected_value');
	`.execute(db);
}
