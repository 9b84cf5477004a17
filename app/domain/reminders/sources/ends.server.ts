import { sql } from "kysely";
import { inForceOn, leadsOf, officers, type Source } from "./rows.server.ts";

/** Of those who lead a body; simple members come and go in number, and their seats are looked over together. */
export const endingMandates: Source = (asked) => sql`
	select m.id as object_id, told.person_id, m.committee_id, m.ends_on as due_on
	from mandate m
	cross join lateral (${leadsOf(sql.ref("m.committee_id"), asked)} union ${officers(asked)}) told
	where m.territory_id = ${asked.territoryId} and m.ends_on is not null and m.role <> 'member' and m.starts_on <= ${asked.today}::date
		and not exists (select from mandate next where next.committee_id = m.committee_id and next.role = m.role
			and next.id <> m.id and (next.ends_on is null or next.ends_on > m.ends_on))`;

export const missionReviews: Source = (asked) => sql`
	select s.id as object_id, told.person_id, null::uuid as committee_id, s.review_on as due_on
	from mission_split s cross join (${officers(asked)}) told
	where s.territory_id = ${asked.territoryId} and s.review_on is not null`;

export const endingProgrammes: Source = (asked) => sql`
	select p.id as object_id, told.person_id, null::uuid as committee_id, make_date(p.end_year, 12, 31) as due_on
	from programme p cross join (${officers(asked)}) told
	where p.territory_id = ${asked.territoryId} and p.end_year is not null`;

/** Those of the organisation who answer for referrals, or the officers while there is nobody. */
export const dropInSessions: Source = (asked) => {
	const holders = sql`select place.person_id from membership place
		join referral_duty duty on duty.territory_id = place.territory_id and duty.person_id = place.person_id
			and duty.duty in ('agent', 'manager') and ${inForceOn("duty", asked)}
		where place.territory_id = ${asked.territoryId} and place.organisation_id = s.organisation_id and ${inForceOn("place", asked)}`;
	return sql`
		select s.id as object_id, told.person_id, null::uuid as committee_id,
			coalesce((s.confirmed_on + interval '6 months')::date, s.starts_on) as due_on
		from drop_in_session s
		cross join lateral (${holders} union (select backup.person_id from (${officers(asked)}) backup where not exists (${holders}))) told
		where s.territory_id = ${asked.territoryId} and (s.ends_on is null or s.ends_on >= ${asked.today}::date)`;
};
