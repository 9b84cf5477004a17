import { type SqlBool, sql } from "kysely";
import { inForce } from "#db/predicates.ts";
import { type Day, dayOf } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";
import type { Department } from "../kernel/public-holidays.ts";
import { absencesOf } from "../notices/queries.server.ts";
import { dayIn, handedMs, preferenceIn } from "./rules.ts";
import type { DigestClock, DigestPreference, DigestRhythm, DigestWindow, WaitingDigest } from "./types.ts";

/** Someone who wants digests, and where their last window ended. */
export interface DigestReader extends DigestClock {
	personId: PersonId;
	lastEnd: Date | null;
}

/** Whoever has an active account, works somewhere today, wants digests and has an address that takes mail; by id, after one, `limit` of them. */
export async function listDigestReaders(tx: ReadTx, today: Day, after: PersonId | null, limit: number): Promise<DigestReader[]> {
	let found = tx
		.selectFrom("person")
		.leftJoin("digestPreference as wanted", "wanted.personId", "person.id")
		.where("person.isActive", "=", true)
		.where(sql<SqlBool>`wanted.rhythm is distinct from 'none'`)
		.where((where) =>
			where.exists(
				where
					.selectFrom("membership")
					.select("membership.id")
					.whereRef("membership.personId", "=", "person.id")
					.where(inForce("membership", today)),
			),
		)
		.where((where) =>
			where.not(
				where.exists(where.selectFrom("mailStop").select("mailStop.email").where(sql<SqlBool>`mail_stop.email = lower(person.email)`)),
			),
		)
		.select(["person.id as personId", "wanted.rhythm", "wanted.weekday", "wanted.zone"])
		.select(sql<string | null>`to_char(wanted.at_time, 'HH24:MI')`.as("atTime"))
		.select(
			sql<Department[]>`array(select distinct t.department_code from membership m join territory t on t.id = m.territory_id
				where m.person_id = person.id and ${inForce("m", today)})`.as("departments"),
		)
		.select((select) =>
			select
				.selectFrom("digest")
				.select("digest.endsAt")
				.whereRef("digest.personId", "=", "person.id")
				.orderBy("digest.endsAt", "desc")
				.limit(1)
				.as("lastEnd"),
		)
		.orderBy("person.id")
		.limit(limit);
	if (after) found = found.where("person.id", ">", after);
	return (await found.execute()).map(({ personId, lastEnd, departments, ...chosen }) => {
		const proposed = preferenceIn(departments);
		return {
			personId: personId as PersonId,
			lastEnd,
			departments,
			rhythm: (chosen.rhythm as DigestRhythm | null) ?? proposed.rhythm,
			weekday: chosen.weekday ?? proposed.weekday,
			zone: chosen.zone ?? proposed.zone,
			atTime: chosen.atTime ?? proposed.atTime,
		};
	});
}

/** What the product proposes to whoever works in these territories. */
export async function proposedDigest(tx: ReadTx, territoryIds: readonly TerritoryId[]): Promise<DigestPreference> {
	if (territoryIds.length === 0) return preferenceIn([]);
	const rows = await tx.selectFrom("territory").select("departmentCode").where("id", "in", territoryIds).execute();
	return preferenceIn(rows.map(({ departmentCode }) => departmentCode));
}

/**
 * Digests that wait and are not on their way: never handed to the queue, or so long ago that it must have lost them. At most
 * `limit`, of which every territory and every mail domain has its share: the first of each come before the second of any.
 */
export async function listWaitingDigests(tx: ReadTx, now: Date, limit: number): Promise<WaitingDigest[]> {
	const { rows } = await sql<WaitingDigest>`
		with waiting as (
			select d.id, d.person_id, split_part(lower(p.email), '@', 2) as mail_domain,
				(select min(m.territory_id::text)::uuid from membership m where m.person_id = d.person_id
					and ${inForce("m", dayOf(now))}) as territory_id
			from digest d join person p on p.id = d.person_id
			where d.outcome is null and (d.claimed_at is null or d.claimed_at < ${new Date(now.getTime() - handedMs)})
		), placed as (
			select *, row_number() over (partition by territory_id, mail_domain order by id) as place from waiting
		)
		select id, person_id as "personId", mail_domain as "mailDomain", territory_id as "territoryId"
		from (select *, row_number() over (partition by territory_id order by place, id) as turn from placed) p
		order by turn, id limit ${limit}`.execute(tx);
	return rows;
}

/** A digest that waits, as its person stands now. */
export interface DigestToSend extends DigestWindow {
	id: string;
	personId: PersonId;
	displayName: string;
	email: string;
	/** Where the person works today. */
	territoryIds: TerritoryId[];
	/** They may not, or will not be written to any more. */
	isWithheld: boolean;
	/** Their address refused mail lately, and has taken none since. */
	wasRefused: boolean;
	/** Of their clocks. */
	zone: string;
	/** They said since it was claimed that they are away: the first digest after has its window. */
	isAway: boolean;
}

/** Those of these digests that still wait: not those settled since, or whose window was given to the next. */
export async function listDigestsToSend(tx: ReadTx, ids: readonly string[], today: Day): Promise<DigestToSend[]> {
	const { rows } = await sql<Omit<DigestToSend, "zone" | "isAway"> & { chosenZone: string | null; departments: Department[] }>`
		select d.id, d.person_id, d.starts_at, d.ends_at, p.display_name, p.email, place.territory_ids, wanted.zone as chosen_zone, place.departments,
			not p.is_active or place.territory_ids = '{}' or exists (select from mail_stop s where s.email = lower(p.email))
				or wanted.rhythm is not distinct from 'none' as is_withheld,
			exists (select from mail_refusal r where r.email = lower(p.email)) as was_refused
		from digest d join person p on p.id = d.person_id
			left join digest_preference wanted on wanted.person_id = p.id
			cross join lateral (select coalesce(array_agg(m.territory_id order by m.territory_id), '{}') as territory_ids,
					coalesce(array_agg(distinct t.department_code), '{}') as departments
				from membership m join territory t on t.id = m.territory_id where m.person_id = p.id and ${inForce("m", today)}) place
		where d.id = any (${ids}::uuid[]) and d.outcome is null
		order by array_position(${ids}::uuid[], d.id)`.execute(tx);
	const isAway = await absencesOf(
		tx,
		rows.map(({ personId }) => personId),
	);
	return rows.map(({ chosenZone, departments, ...row }) => {
		const zone = chosenZone ?? preferenceIn(departments).zone;
		return { ...row, zone, isAway: isAway(row.personId, dayIn(row.endsAt, zone)) };
	});
}
