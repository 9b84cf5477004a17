import { type Kysely, sql } from "kysely";

/** Governance bodies with dated mandates, and programmes as a tree of axes and objectives. */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table committee (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			slug text not null,
			name text not null check (length(name) between 1 and 200),
			kind text not null check (kind in ('coordination_committee', 'steering_committee', 'technical_committee', 'thematic_group',
				'working_group', 'council_commission', 'council', 'ccas_board', 'social_watch', 'plenary', 'other')),
			purpose text,
			chair_rule text,
			cadence text,
			commissions text[] not null default '{}',
			unique (territory_id, id),
			unique (territory_id, slug)
		);
		create table committee_organisation (
			territory_id uuid not null,
			committee_id uuid not null,
			organisation_id uuid not null,
			primary key (committee_id, organisation_id),
			foreign key (territory_id, committee_id) references committee (territory_id, id),
			foreign key (territory_id, organisation_id) references organisation (territory_id, id)
		);
		create table mandate (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			committee_id uuid not null,
			person_id uuid not null references person (id),
			role text not null check (role in ('chair', 'substitute', 'technical_lead', 'member')),
			fte numeric(3, 2) check (fte > 0 and fte <= 1),
			starts_on date not null,
			ends_on date,
			check (ends_on is null or ends_on >= starts_on),
			unique (territory_id, id),
			foreign key (territory_id, committee_id) references committee (territory_id, id),
			foreign key (territory_id, person_id) references membership (territory_id, person_id),
			-- one elected chair at a time; the database says so, whoever writes
			constraint mandate_one_chair exclude using gist (committee_id with =, daterange(starts_on, ends_on, '[]') with &&)
				where (role = 'chair')
		);
		create index mandate_committee on mandate (committee_id);
		create index mandate_person on mandate (person_id);

		create table programme (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			slug text not null,
			title text not null check (length(title) between 1 and 200),
			type text not null check (type in ('ctg', 'pdts', 'projet_social_municipal', 'strategie_action_sociale', 'plan_strategique')),
			period_label text,
			start_year integer check (start_year between 1990 and 2100),
			end_year integer check (end_year between 1990 and 2100),
			carrier text,
			adopted_on date,
			adopted_by text,
			deliberation_ref text,
			summary text,
			principles text[] not null default '{}',
			note text,
			check (end_year is null or start_year is null or end_year >= start_year),
			unique (territory_id, id),
			unique (territory_id, slug)
		);
		create table programme_signatory (
			territory_id uuid not null,
			programme_id uuid not null,
			organisation_id uuid not null,
			deliberating_body text,
			signed_on date,
			primary key (programme_id, organisation_id),
			foreign key (territory_id, programme_id) references programme (territory_id, id),
			foreign key (territory_id, organisation_id) references organisation (territory_id, id)
		);
		create table axis (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			programme_id uuid not null,
			number integer not null,
			title text not null check (length(title) between 1 and 300),
			context text,
			committee_id uuid,
			is_title_inferred boolean not null default false,
			is_missing_in_source boolean not null default false,
			unique (territory_id, id),
			unique (programme_id, number),
			foreign key (territory_id, programme_id) references programme (territory_id, id),
			foreign key (territory_id, committee_id) references committee (territory_id, id)
		);
		create table objective (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			axis_id uuid not null,
			number integer not null,
			title text not null check (length(title) between 1 and 300),
			is_implicit boolean not null default false,
			unique (territory_id, id),
			unique (axis_id, number),
			foreign key (territory_id, axis_id) references axis (territory_id, id)
		);
		create table worksite (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			programme_id uuid not null,
			number integer not null,
			title text not null,
			goal text,
			unique (territory_id, id),
			unique (programme_id, number),
			foreign key (territory_id, programme_id) references programme (territory_id, id)
		);
		create table worksite_item (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			worksite_id uuid not null,
			position integer not null,
			title text not null,
			steps text[] not null default '{}',
			axis_id uuid,
			unique (worksite_id, position),
			foreign key (territory_id, worksite_id) references worksite (territory_id, id),
			foreign key (territory_id, axis_id) references axis (territory_id, id)
		);

		call raise_wall('committee', 'member', 'steward');
		call raise_wall('committee_organisation', 'member', 'steward');
		call raise_wall('mandate', 'member', 'steward');
		call raise_wall('programme', 'member', 'steward');
		call raise_wall('programme_signatory', 'member', 'steward');
		call raise_wall('axis', 'member', 'steward');
		call raise_wall('objective', 'member', 'steward');
		call raise_wall('worksite', 'member', 'steward');
		call raise_wall('worksite_item', 'member', 'steward');

		create function app_mandated_committees() returns uuid[] language sql stable security definer
			set search_path = public, pg_temp
			as $$ select coalesce(array_agg(committee_id), '{}') from mandate
				where person_id = app_person() and starts_on <= app_today() and (ends_on is null or ends_on >= app_today()) $$;
		create function auth_find_mandates(wanted_person uuid, wanted_territory uuid, today date)
			returns table (committee_id uuid, role text)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select committee_id, role from mandate
				where person_id = wanted_person and territory_id = wanted_territory
					and starts_on <= today and (ends_on is null or ends_on >= today) $$;
		revoke execute on function app_mandated_committees, auth_find_mandates from public;
		grant execute on function app_mandated_committees to maillage_app, maillage_worker;
		grant execute on function auth_find_mandates to maillage_app;
	`.execute(db);
}
