import { type RawBuilder, sql } from "kysely";
import type { Climbs } from "../catalogue.ts";
import { type Asked, inForceOn, officers } from "./rows.server.ts";

/**
 * A select of whom late reminders reach beside whoever should act, once there were so many of them: object_id, person_id, stage, level and
 * due_on, from `due`, the reminders of a sweep.
 */
type Climb = (asked: Asked, after: number) => RawBuilder<unknown>;

const ofBody: Climb = (asked, after) => {
	const leads = sql`mandate lead where lead.territory_id = ${asked.territoryId} and lead.committee_id = due.committee_id
		and lead.role = 'technical_lead' and ${inForceOn("lead", asked)}`;
	return sql`
		select due.object_id, lead.person_id, 'climb-1' as stage, 1 as level, due.due_on
		from due cross join lateral (select lead.person_id from ${leads}) lead
		where due.late >= ${after}
		union all
		select due.object_id, officer.person_id, 'climb-2', 2, due.due_on
		from due cross join (${officers(asked)}) officer
		where due.late >= ${2 * after}
			or due.late >= ${after} and not exists (select from ${leads} and lead.person_id <> due.person_id)`;
};

/** No further than the organisation: nobody above it may know of its referrals. */
const ofOrganisation: Climb = ({ territoryId, today }, after) => sql`
	select due.object_id, manager.person_id, 'climb-1' as stage, 1 as level, due.due_on
	from due join membership place on place.territory_id = ${territoryId} and place.person_id = due.person_id
	join referral_holders(${territoryId}::uuid, ${today}::date) manager
		on manager.organisation_id = place.organisation_id and manager.duty = 'manager'
	where due.late >= ${after}`;

const noOne: Climb = () => sql`select object_id, person_id, stage, 0 as level, due_on from due where false`;

export const climbing: Record<Climbs, Climb> = { body: ofBody, manager: ofOrganisation, nobody: noOne };
