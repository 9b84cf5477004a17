import { sql } from "kysely";
import type { Day } from "#app/domain/kernel/calendar.ts";
import type { TerritoryId } from "#app/domain/kernel/ids.ts";
import { type Db, inUnit } from "#db/client.server.ts";

/**
 * What is left of the referrals of past years once persons are forgotten: one row for each answer, without anybody. A demonstration that
 * lived them one by one would take minutes to load, to end in the same rows. Drawn by arithmetic, hence the same each time.
 */
export async function leavePastReferrals(
	owner: Db,
	{ territoryId, since, until, now }: { territoryId: TerritoryId; since: Day; until: Day; now: Date },
): Promise<void> {
	await inUnit(owner, { personId: null, territoryIds: [territoryId], now }, (tx) =>
		sql`
			insert into referral_fact (territory_id, month, need, public, urgency, organisation_id, state, decline_reason, outcome, no_solution_reason, answer_days)
			select ${territoryId}, month,
				(array['rights', 'rights', 'rights', 'housing', 'finances', 'finances', 'food', 'digital', 'childcare', 'isolation', 'mobility'])[1 + (draw * 7) % 11],
				(array['single-adults', 'families', 'seniors', 'everyone', 'youth'])[1 + (draw * 3) % 5],
				(array['ordinary', 'ordinary', 'soon', 'immediate'])[1 + draw % 4],
				place.organisation_id,
				case when draw % 9 = 4 then 'declined' when draw % 23 = 5 then 'expired' else 'closed' end,
				case when draw % 9 = 4 then (array['not-competent', 'no-capacity', 'incomplete'])[1 + draw % 3] end,
				case when draw % 9 = 4 or draw % 23 = 5 then null
					else (array['right-opened', 'right-opened', 'answered', 'answered', 'found-elsewhere', 'no-solution'])[1 + draw % 6] end,
				case when draw % 9 <> 4 and draw % 23 <> 5 and draw % 6 = 5 then (array['no-offer', 'waiting-list', 'cost'])[1 + (draw / 6) % 3] end,
				case when draw % 23 = 5 then null else (draw * 5) % 14 end
			from generate_series(${since}::date, ${until}::date, interval '1 month') with ordinality as months (month, rank)
				cross join generate_series(1, 24 + (months.rank * 5)::integer % 14) as draw
				join (select organisation_id, row_number() over (order by organisation_id) - 1 as rank, count(*) over () as total
					from referral_organisation where territory_id = ${territoryId}) place on place.rank = draw % place.total
		`.execute(tx),
	);
}
