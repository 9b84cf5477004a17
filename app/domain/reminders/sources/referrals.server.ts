import { type RawBuilder, sql } from "kysely";
import { defaultSettings } from "../../referrals/types.ts";
import type { Asked, Source } from "./rows.server.ts";

/** A list of what is to be eliminated is decided upon within so many days. */
export const daysToDecide = 30;

/**
 * Whom one side of a referral tells: whoever is in charge there, else all its agents who are named on it and still hold their duty, else
 * the managers, who name someone. `waits` has referral_id, recipient_id (null on the sender's side), organisation_id, in_charge, due_on.
 */
const toldOfSide = ({ territoryId, today }: Asked, waits: RawBuilder<unknown>) => sql`
	with holder as materialized (select * from referral_holders(${territoryId}::uuid, ${today}::date)),
		wait as materialized (${waits}),
		agent as (
			select wait.*, reader.person_id from wait
			join referral_reader reader on reader.referral_id = wait.referral_id
				and reader.recipient_id is not distinct from wait.recipient_id and reader.until is null
			join holder on holder.person_id = reader.person_id and holder.organisation_id = reader.organisation_id and holder.duty = 'agent'
		)
	select referral_id as object_id, person_id, null::uuid as committee_id, due_on from agent
	where person_id = in_charge or not exists (select from agent other where other.referral_id = agent.referral_id
		and other.recipient_id is not distinct from agent.recipient_id and other.person_id = other.in_charge)
	union all
	select wait.referral_id, holder.person_id, null, wait.due_on
	from wait join holder on holder.organisation_id = wait.organisation_id and holder.duty = 'manager'
	where not exists (select from agent where agent.referral_id = wait.referral_id and agent.recipient_id is not distinct from wait.recipient_id)`;

/** The first of the agreements that bodies still at work rest on, as the sender must ask for another; not once the person objected. */
export const endingAgreements: Source = (asked) =>
	toldOfSide(
		asked,
		sql`select f.id as referral_id, null::uuid as recipient_id, f.sender_organisation_id as organisation_id, null::uuid as in_charge,
				min(agreement_covered_until(c)) as due_on
			from referral f join referral_recipient c on c.referral_id = f.id
			where f.territory_id = ${asked.territoryId} and f.archived_at is null and f.objected_at is null
				and c.waiting_on is not null and c.access_ended_at is null and rests_on_agreement(c)
			group by f.id`,
	);

/** An organisation that answers by a link has nobody to remind but by its letters. */
export const appointmentsWithoutOutcome: Source = (asked) =>
	toldOfSide(
		asked,
		sql`select c.referral_id, c.id as recipient_id, c.organisation_id, c.assigned_to as in_charge, c.due_on
			from referral_recipient c join referral f on f.id = c.referral_id
			where c.territory_id = ${asked.territoryId} and f.archived_at is null and not c.by_link
				and c.state = 'appointment' and c.appointment_at <= ${asked.now}::timestamptz and c.access_ended_at is null`,
	);

/** From the last contact with the person; what is on a list already has its end, and those who decide of it. */
export const endingRetentions: Source = (asked) =>
	toldOfSide(
		asked,
		sql`select kept.referral_id, null::uuid as recipient_id, kept.sender_organisation_id as organisation_id, null::uuid as in_charge,
				(kept.last_contact_on + make_interval(months => case when kept.is_answered
					then coalesce(s.answered_months, ${sql.lit(defaultSettings.answeredMonths)})
					else coalesce(s.unanswered_months, ${sql.lit(defaultSettings.unansweredMonths)}) end))::date as due_on
			from referral_retention(${asked.territoryId}::uuid) kept
			left join referral_settings s on s.territory_id = ${asked.territoryId}
			where not exists (select from elimination_item i where i.territory_id = ${asked.territoryId}
				and i.referral_id = kept.referral_id and not i.is_kept)`,
	);

export const listsToDecide: Source = ({ territoryId, today }) => sql`
	select l.id as object_id, holder.person_id, null::uuid as committee_id,
		(l.prepared_at at time zone 'Europe/Paris')::date + ${sql.lit(daysToDecide)} as due_on
	from elimination_list l join referral_holders(${territoryId}::uuid, ${today}::date) holder on holder.duty = 'dpo'
	where l.territory_id = ${territoryId} and l.confirmed_at is null`;
