import type { Actor } from "#app/domain/kernel/actor.ts";
import type { CountRow } from "#app/domain/referral-counts/types.ts";
import type { BuiltTerritory } from "#seeds/builders/a-territory.ts";
import type { TestDatabase } from "./database.ts";

const codesOf = ({ state, declineReason, outcome, noSolutionReason }: CountRow) => [state, declineReason, outcome, noSolutionReason];

/** What remains of erased referrals, written as the operator's database would hold it. */
export async function erasedReferrals(
	{ asAdmin }: TestDatabase,
	{ territoryId, organisationIds }: BuiltTerritory,
	rows: readonly CountRow[],
) {
	for (const row of rows)
		await asAdmin(
			`insert into referral_fact (territory_id, month, need, public, urgency, organisation_id, state, decline_reason, outcome, no_solution_reason, answer_days)
			select $1, $2::date, $3, 'everyone', 'ordinary', $4, $5, $6, $7, $8, $9 from generate_series(1, $10)`,
			[territoryId, row.month, row.need, organisationIds.ccas, ...codesOf(row), row.answerDays, row.count],
		);
}

/** Live ones, sent on the 15th of their month: the rows alone, without a word of content. */
export async function liveReferrals(
	{ asAdmin }: TestDatabase,
	{ territoryId, organisationIds }: BuiltTerritory,
	author: Actor,
	rows: readonly CountRow[],
) {
	for (const row of rows)
		await asAdmin(
			`with written as (insert into referral (id, territory_id, reference, sender_organisation_id, author_id, status, need, public, purpose, urgency,
					basis, is_informed, created_at, sent_at, last_contact_on)
				select gen_random_uuid(), $1, upper(substr(md5(random()::text), 1, 4) || '-' || substr(md5(random()::text), 1, 4)), $2, $3, 'sent', $4, 'everyone',
					'decide', 'ordinary', 'agreement', true, $5::date + interval '14 days', $5::date + interval '14 days', $5::date
				from generate_series(1, $6) returning id, sent_at)
			insert into referral_recipient (id, territory_id, referral_id, organisation_id, scope, is_bound, state, state_since, sent_at, first_answer_at,
				decline_reason, outcome, no_solution_reason, closed_at)
			select gen_random_uuid(), $1, id, $7, 'full', true, $8, sent_at, sent_at, sent_at + make_interval(days => $12), $9, $10, $11,
				case when $8 = 'closed' then sent_at end from written`,
			[
				territoryId,
				organisationIds.epci,
				author.personId,
				row.need,
				row.month,
				row.count,
				organisationIds.ccas,
				...codesOf(row),
				row.answerDays,
			],
		);
}
