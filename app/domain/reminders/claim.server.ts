import { type RawBuilder, sql } from "kysely";
import { type Day, dayOf, instantAt } from "../kernel/calendar.ts";
import type { SystemCtx, Tx } from "../kernel/context.server.ts";
import type { CommitteeId, PersonId, TerritoryId } from "../kernel/ids.ts";
import { definitionOf, type Rhythm } from "./catalogue.ts";
import { dueDates } from "./rules.ts";
import { climbing } from "./sources/climbs.server.ts";
import { inForceOn } from "./sources/rows.server.ts";
import { sources } from "./sources.server.ts";
import type { Claimed, ReminderKindCode } from "./types.ts";

/** One rhythm of a kind, and the bodies that it holds for. */
export interface Watch {
	kind: ReminderKindCode;
	rhythm: Rhythm;
	/** Of this body alone; null: of all but those that have a rhythm of their own. */
	committeeId: CommitteeId | null;
	without: readonly CommitteeId[];
}

/**
 * Raises at most `limit` reminders that are due these days, each once: the statement that claims asks again whether the object
 * still waits for the person. Never two of one object for a person on a day.
 */
export async function claimReminders(
	tx: Tx,
	ctx: SystemCtx,
	territoryId: TerritoryId,
	watch: Watch,
	days: readonly Day[],
	limit: number,
): Promise<Claimed[]> {
	const { rows } = await claimOf(ctx, territoryId, watch, days, limit).execute(tx);
	return rows.map((row) => ({ ...row, kind: watch.kind, territoryId, personId: row.personId as PersonId }));
}

/** The statement that claims: a test counts the rows that it reads. */
export function claimOf(
	ctx: SystemCtx,
	territoryId: TerritoryId,
	{ kind, rhythm, committeeId, without }: Watch,
	days: readonly Day[],
	limit: number,
): RawBuilder<Claimed> {
	const today = dayOf(ctx.now);
	const asked = { territoryId, today, now: ctx.now };
	const dates = dueDates(rhythm, days);
	const source = sources[kind](asked);
	const ofBody = committeeId
		? sql`s.committee_id = ${committeeId}`
		: sql`(s.committee_id is null or s.committee_id <> all (${[...without]}::uuid[]))`;
	const above = climbing[definitionOf(kind).climbs ?? "body"](asked, rhythm.climbsAfter ?? 1_000);
	return sql<Claimed>`
		with dates as (
			select * from unnest(${dates.map(({ dueOn }) => dueOn)}::date[], ${dates.map(({ stage }) => stage)}::text[],
				${dates.map(({ late }) => late)}::int[]) as d (due_on, stage, late)
		), due as materialized (
			select s.object_id, s.person_id, s.committee_id, s.due_on, d.stage, d.late
			from (${source}) s join dates d on d.due_on = s.due_on
			-- said again as a list: an index of dates is read where these are, and nowhere else
			where s.due_on = any (${dates.map(({ dueOn }) => dueOn)}::date[]) and ${ofBody}
			union
			select s.object_id, s.person_id, s.committee_id, s.due_on, 'held-' || h.until_on, 0
			from reminder_hold h join (${source}) s on s.object_id = h.object_id
			where h.territory_id = ${territoryId} and h.kind = ${kind} and h.until_on = any (${[...days]}::date[]) and ${ofBody}
		), told as materialized (
			select object_id, person_id, stage, 0 as level, due_on from due
			union all
			${above}
		), chosen as (
			select distinct on (told.person_id, told.object_id) told.*
			from told
			join membership place on place.territory_id = ${territoryId} and place.person_id = told.person_id and ${inForceOn("place", asked)}
			join person on person.id = told.person_id and person.is_active
			where not exists (select from reminder_hold h where h.territory_id = ${territoryId} and h.kind = ${kind}
					and h.object_id = told.object_id and (h.until_on is null or h.until_on > ${today}::date))
				and not exists (select from reminder r where r.person_id = told.person_id and r.kind = ${kind} and r.object_id = told.object_id
					and (r.stage = told.stage and r.due_on = told.due_on or r.raised_at >= ${instantAt(today, "00:00")}::timestamptz))
			order by told.person_id, told.object_id, told.level, told.stage
			limit ${limit}
		)
		insert into reminder (id, territory_id, kind, object_id, person_id, stage, level, due_on, raised_at)
		select gen_random_uuid(), ${territoryId}, ${kind}, object_id, person_id, stage, level, due_on, ${ctx.now} from chosen
		on conflict (person_id, kind, object_id, stage, due_on) do nothing
		returning id, object_id, person_id, stage, level, due_on
	`;
}
