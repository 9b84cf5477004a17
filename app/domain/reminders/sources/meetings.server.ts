import { sql } from "kysely";
import { type Asked, inForceOn, meetingDay, type Source } from "./rows.server.ts";

/** After a meeting, so many days to begin its minutes, to submit them, and to make those approved known. */
export const daysToWrite = 5;
export const daysToSubmit = 10;
export const daysToDiffuse = 20;

export const tasks: Source = ({ territoryId }) => sql`
	select t.id as object_id, t.owner_id as person_id, t.committee_id, t.due_on
	from task t where t.territory_id = ${territoryId} and t.status = 'open'`;

const isToCome = ({ territoryId, now }: Asked) =>
	sql`m.territory_id = ${territoryId} and m.status = 'planned' and m.starts_at > ${now}::timestamptz`;

const leads = (asked: Asked) =>
	sql`join mandate lead on lead.committee_id = m.committee_id and lead.role = 'technical_lead' and ${inForceOn("lead", asked)}`;

export const missingPapers: Source = (asked) => sql`
	select m.id as object_id, lead.person_id, m.committee_id, ${meetingDay} - c.paper_days as due_on
	from meeting m join committee c on c.id = m.committee_id ${leads(asked)}
	where ${isToCome(asked)}
		and exists (select from agenda_point p where p.meeting_id = m.id)
		and not exists (select from agenda_paper p where p.meeting_id = m.id and p.removed_at is null)`;

export const unansweredConvocations: Source = (asked) => sql`
	select m.id as object_id, r.person_id, m.committee_id, ${meetingDay} as due_on
	from meeting m
	join convocation sent on sent.meeting_id = m.id and sent.cancelled_at is null
	join convocation_recipient r on r.meeting_id = m.id and r.person_id is not null and r.answer is null
	where ${isToCome(asked)}`;

/** Whoever sits in the body or was convoked, unless they said that they do not come. */
export const comingMeetings: Source = (asked) => sql`
	select m.id as object_id, coming.person_id, m.committee_id, ${meetingDay} as due_on
	from meeting m
	cross join lateral (
		select seat.person_id from mandate seat where seat.committee_id = m.committee_id and ${inForceOn("seat", asked)}
		union
		select r.person_id from convocation_recipient r where r.meeting_id = m.id and r.person_id is not null
	) coming
	where ${isToCome(asked)}
		and not exists (select from convocation_recipient r where r.meeting_id = m.id and r.person_id = coming.person_id and r.answer in ('no', 'represented'))`;

export const minutesToWrite: Source = (asked) => sql`
	select m.id as object_id, lead.person_id, m.committee_id, ${meetingDay} + ${sql.lit(daysToWrite)} as due_on
	from meeting m ${leads(asked)}
	where m.territory_id = ${asked.territoryId} and m.status <> 'cancelled' and (m.status = 'held' or ${meetingDay} < ${asked.today}::date)
		and not exists (select from minutes text where text.meeting_id = m.id)`;

const withMinutes = (status: string) =>
	sql`from minutes text join meeting m on m.id = text.meeting_id and m.status <> 'cancelled' and text.replaced_at is null and text.status = ${sql.lit(status)}`;

export const minutesToSubmit: Source = (asked) => sql`
	select m.id as object_id, lead.person_id, m.committee_id, ${meetingDay} + ${sql.lit(daysToSubmit)} as due_on
	from minutes text join meeting m on m.id = text.meeting_id and m.status <> 'cancelled' ${leads(asked)}
	where text.territory_id = ${asked.territoryId} and text.status in ('draft', 'changes_requested') and text.replaced_at is null`;

const answerDay = sql`(text.submitted_at at time zone 'Europe/Paris')::date + c.observation_days`;

/** The chair, who answers the whole, and whoever submitted it have no need to be asked. */
export const minutesToObserve: Source = (asked) => sql`
	select m.id as object_id, seat.person_id, m.committee_id, ${answerDay} as due_on
	${withMinutes("submitted")} join committee c on c.id = m.committee_id
	join mandate seat on seat.committee_id = m.committee_id and seat.role <> 'chair' and ${inForceOn("seat", asked)}
	where text.territory_id = ${asked.territoryId} and seat.person_id is distinct from text.submitted_by
		and not exists (select from minutes_observation said where said.minutes_id = text.id and said.person_id = seat.person_id)`;

/** The chair, or the substitute while nobody chairs. */
export const minutesToApprove: Source = (asked) => sql`
	select m.id as object_id, seat.person_id, m.committee_id, ${answerDay} as due_on
	${withMinutes("submitted")} join committee c on c.id = m.committee_id
	join mandate seat on seat.committee_id = m.committee_id and ${inForceOn("seat", asked)}
		and (seat.role = 'chair' or seat.role = 'substitute' and not exists (select from mandate chair
			where chair.committee_id = m.committee_id and chair.role = 'chair' and ${inForceOn("chair", asked)}))
	where text.territory_id = ${asked.territoryId}`;

export const minutesToDiffuse: Source = (asked) => sql`
	select m.id as object_id, lead.person_id, m.committee_id, ${meetingDay} + ${sql.lit(daysToDiffuse)} as due_on
	${withMinutes("approved")} ${leads(asked)}
	where text.territory_id = ${asked.territoryId} and not exists (select from minutes_mailing sent where sent.minutes_id = text.id)`;
