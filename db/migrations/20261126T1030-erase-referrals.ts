import { type Kysely, sql } from "kysely";

/** The end of a referral: the list that waits for the archives' visa, and the counts that remain once the person is forgotten. */
export async function up(db: Kysely<unknown>) {
	await sql`
		create table elimination_list (
			id uuid primary key,
			territory_id uuid not null references territory (id),
			prepared_at timestamptz not null,
			prepared_by uuid references person (id),
			-- public archives are not destroyed without it (code du patrimoine, L212-2)
			visa_reference text check (length(visa_reference) between 1 and 100),
			visa_on date,
			visa_recorded_by uuid references person (id),
			executed_at timestamptz,
			check ((visa_reference is null) = (visa_on is null)),
			unique (territory_id, id)
		);
		create table elimination_item (
			list_id uuid not null,
			territory_id uuid not null references territory (id),
			-- no foreign key: it outlives what it tells of
			referral_id uuid not null,
			reference text not null,
			sender_organisation_id uuid not null,
			-- 'answered', 'unanswered'
			kind text not null,
			last_contact_on date not null,
			primary key (list_id, referral_id),
			foreign key (territory_id, list_id) references elimination_list (territory_id, id) on delete cascade
		);
		-- what remains: one row for each answer, that leads back to nobody
		create table referral_fact (
			id uuid primary key default gen_random_uuid(),
			territory_id uuid not null references territory (id),
			-- first day of the month it was sent
			month date not null,
			need text not null,
			public text not null,
			urgency text not null,
			organisation_id uuid not null,
			state text not null,
			decline_reason text,
			outcome text,
			no_solution_reason text,
			-- calendar days to the first answer, as the door below counts them; null: none came
			answer_days integer,
			unique (territory_id, id),
			foreign key (territory_id, organisation_id) references organisation (territory_id, id)
		);
		create index referral_fact_month on referral_fact (territory_id, month);
		call raise_wall('elimination_list', 'none', 'none');
		create policy dpo_all on elimination_list to maillage_app
			using (territory_id = any ((select app_dpo_territories())::uuid[]))
			with check (territory_id = any ((select app_dpo_territories())::uuid[]));
		call raise_wall('elimination_item', 'none', 'none');
		create policy dpo_read on elimination_item for select to maillage_app
			using (territory_id = any ((select app_dpo_territories())::uuid[]));
		call raise_wall('referral_fact', 'none', 'none');
		revoke select, insert, update, delete on referral_fact from maillage_app;

		-- One row for each answer, without a person: what the published tables are computed from. Members get no row of it: the
		-- application publishes the tables once small counts are hidden, and this door gives them by month, need and outcome only.
		create function referral_counts(wanted_territory uuid, from_month date, to_month date)
			returns table (month date, need text, public text, urgency text, organisation_id uuid, state text, decline_reason text, outcome text,
				no_solution_reason text, answer_days integer)
			language sql stable security definer set search_path = public, pg_temp
			as $$ select date_trunc('month', c.sent_at at time zone 'Europe/Paris')::date, f.need, f.public, f.urgency, c.organisation_id, c.state, c.decline_reason,
					c.outcome, c.no_solution_reason,
					(c.first_answer_at at time zone 'Europe/Paris')::date - (c.sent_at at time zone 'Europe/Paris')::date
				from referral f join referral_recipient c on c.referral_id = f.id
				where f.territory_id = wanted_territory and wanted_territory = any (app_territories()) and wanted_territory = any ((select app_member_territories())::uuid[])
					and c.sent_at is not null and (c.sent_at at time zone 'Europe/Paris')::date >= from_month
					and (c.sent_at at time zone 'Europe/Paris')::date < (to_month + interval '1 month')::date
				union all
				select month, need, public, urgency, organisation_id, state, decline_reason, outcome, no_solution_reason, answer_days
				from referral_fact where territory_id = wanted_territory and wanted_territory = any (app_territories())
					and wanted_territory = any ((select app_member_territories())::uuid[]) and month between from_month and to_month $$;
		revoke execute on function referral_counts from public;
		grant execute on function referral_counts to maillage_app;
	`.execute(db);
}
