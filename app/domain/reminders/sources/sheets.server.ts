import { sql } from "kysely";
import { bodyOf, isRunning, leadsOrOfficers, type Source } from "./rows.server.ts";

/** A sheet in progress has a word of how it goes at least so often. */
export const daysBetweenNotes = 90;
/** A new sheet finds its pilot in so many days. */
export const daysToFindPilot = 15;

export const milestones: Source = ({ territoryId }) => sql`
	select m.id as object_id, m.owner_id as person_id, ${bodyOf("s")} as committee_id, m.due_on
	from milestone m join action_sheet s on s.id = m.sheet_id
	where m.territory_id = ${territoryId} and m.done_on is null and m.owner_id is not null and ${isRunning("s")}`;

export const sheetEnds: Source = ({ territoryId }) => sql`
	select s.id as object_id, s.lead_person_id as person_id, ${bodyOf("s")} as committee_id, s.end_on as due_on
	from action_sheet s
	where s.territory_id = ${territoryId} and s.parent_id is null and s.lead_person_id is not null and ${isRunning("s")}`;

/** A sub-action has a pilot and an end of its own. */
export const subActionEnds: Source = ({ territoryId }) => sql`
	select s.id as object_id, s.lead_person_id as person_id, coalesce(s.committee_id, ${bodyOf("whole")}) as committee_id,
		s.end_on as due_on
	from action_sheet s join action_sheet whole on whole.id = s.parent_id
	where s.territory_id = ${territoryId} and s.lead_person_id is not null and ${isRunning("s")} and ${isRunning("whole")}`;

export const progressNotes: Source = ({ territoryId }) => sql`
	select s.id as object_id, s.lead_person_id as person_id, ${bodyOf("s")} as committee_id,
		greatest(
			(select max(n.noted_on) from progress_note n where n.territory_id = s.territory_id and n.sheet_id = s.id),
			coalesce((select max(c.changed_at at time zone 'Europe/Paris')::date from sheet_status_change c
				where c.sheet_id = s.id and c.to_status = 'in_progress'), (s.created_at at time zone 'Europe/Paris')::date)
		) + ${sql.lit(daysBetweenNotes)} as due_on
	from action_sheet s
	where s.territory_id = ${territoryId} and s.status = 'in_progress' and s.parent_id is null and s.lead_person_id is not null`;

export const sheetsWithoutPilot: Source = (asked) => sql`
	select s.id as object_id, told.person_id, s.committee_id,
		(s.created_at at time zone 'Europe/Paris')::date + ${sql.lit(daysToFindPilot)} as due_on
	from (select s.id, s.created_at, ${bodyOf("s")} as committee_id from action_sheet s
		where s.territory_id = ${asked.territoryId} and s.lead_person_id is null and s.parent_id is null and ${isRunning("s")}) s
	cross join lateral (${leadsOrOfficers(sql.ref("s.committee_id"), asked)}) told`;

/** However many values a campaign asks of a person, they are reminded once. */
export const campaignValues: Source = ({ territoryId }) => sql`
	select c.id as object_id, e.person_id, c.committee_id, c.due_on
	from campaign c
	join expected_value e on e.campaign_id = c.id and e.person_id is not null
	left join measurement v on v.indicator_id = e.indicator_id and v.measured_on = c.ends_on
	where c.territory_id = ${territoryId} and c.closed_at is null and (v.id is null or v.state = 'returned')`;
