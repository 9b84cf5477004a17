import { type RawBuilder, sql } from "kysely";
import { neverLateStatuses } from "../../action-sheets/types.ts";
import type { Day } from "../../kernel/calendar.ts";
import type { TerritoryId } from "../../kernel/ids.ts";

/** Where and when a source is asked. */
export interface Asked {
	territoryId: TerritoryId;
	today: Day;
	now: Date;
}

/**
 * A select of what is still to do: object_id, person_id (who should act, never null),
 * committee_id (the body that follows it, or null) and due_on. Each row is true now: a claim repeats it whole.
 */
export type Source = (asked: Asked) => RawBuilder<unknown>;

/** Statuses are codes of the product: written into the statement, they let the planner see how few rows there are. */
export const isRunning = (alias: string) =>
	sql`${sql.ref(`${alias}.status`)} not in (${sql.join(neverLateStatuses.map((status) => sql.lit(status)))})`;

/** The body that follows a sheet: its own, or that of its axis. */
export const bodyOf = (alias: string) => sql`coalesce(${sql.ref(`${alias}.committee_id`)},
	(select a.committee_id from objective o join axis a on a.id = o.axis_id where o.id = ${sql.ref(`${alias}.objective_id`)}))`;

export const inForceOn = (alias: string, { today }: Asked) =>
	sql`${sql.ref(`${alias}.starts_on`)} <= ${today}::date and (${sql.ref(`${alias}.ends_on`)} is null or ${sql.ref(`${alias}.ends_on`)} >= ${today}::date)`;

export const meetingDay = sql`(m.starts_at at time zone 'Europe/Paris')::date`;

/** The officers of the territory today. */
export const officers = (asked: Asked) => sql`select officer.person_id from membership officer
	where officer.territory_id = ${asked.territoryId} and officer.role = 'cooperation_officer' and ${inForceOn("officer", asked)}`;

/** The technical leads of a body today. */
export const leadsOf = (committee: RawBuilder<unknown>, asked: Asked) => sql`select lead.person_id from mandate lead
	where lead.territory_id = ${asked.territoryId} and lead.committee_id = ${committee} and lead.role = 'technical_lead' and ${inForceOn("lead", asked)}`;

/** The technical leads of a body, or the officers where nobody leads it. */
export const leadsOrOfficers = (committee: RawBuilder<unknown>, asked: Asked) => sql`(${leadsOf(committee, asked)})
	union all (select backup.person_id from (${officers(asked)}) backup where not exists (${leadsOf(committee, asked)}))`;
