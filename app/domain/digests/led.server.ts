import { type SqlBool, sql } from "kysely";
import { paths } from "#app/paths.ts";
import { inForce } from "#db/predicates.ts";
import { territoryColumns, whose } from "../duties/queries.server.ts";
import { type Day, plusDays } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";
import type { MutedKind } from "../notices/types.ts";
import type { DigestItem, DigestWindow } from "./types.ts";

export interface Reader {
	personId: PersonId;
	/** Where they work today. */
	territoryIds: readonly TerritoryId[];
	window: DigestWindow;
	/** On their own clock. */
	today: Day;
}

/** What the digest of one among several people tells. */
export interface ItemOf extends DigestItem {
	personId: PersonId;
}

/** Beyond this a meeting does not have to be prepared yet: its notice leaves fifteen days before. */
const preparedDays = 21;

const meetingDay = sql<Day>`to_char(meeting.starts_at at time zone 'Europe/Paris', 'YYYY-MM-DD')`;
const none = { dueOn: null, meetingOn: null };
const count = (n: number, one: string, many: string) => `${n}\u00a0${n === 1 ? one : many}`;

/** Meetings of the bodies that the person leads whose notice has not left. */
export async function listToPrepare(tx: ReadTx, readers: readonly Reader[], today: Day): Promise<ItemOf[]> {
	const rows = await tx
		.selectFrom(whose(readers))
		.innerJoin("meeting", "meeting.territoryId", "who.territoryId")
		.innerJoin("committee", "committee.id", "meeting.committeeId")
		.innerJoin("territory", "territory.id", "meeting.territoryId")
		.where("meeting.status", "=", "planned")
		.where(sql<SqlBool>`${meetingDay} between ${today} and ${plusDays(today, preparedDays)}`)
		.where(({ exists, not, selectFrom }) =>
			not(exists(selectFrom("convocation").select("convocation.meetingId").whereRef("convocation.meetingId", "=", "meeting.id"))),
		)
		.where(({ exists, not, selectFrom }) =>
			not(exists(selectFrom("minutes").select("minutes.id").whereRef("minutes.meetingId", "=", "meeting.id"))),
		)
		.where(holds(["technical_lead"], today))
		.where(isHeardOf("committee", "committee.id"))
		.select([
			"who.personId",
			"meeting.id",
			"meeting.title",
			"committee.name",
			"committee.slug as committee",
			meetingDay.as("meetingOn"),
			...territoryColumns,
		])
		.orderBy("meeting.startsAt")
		.execute();
	return rows.map(({ personId, id, title, name, committee, meetingOn, territorySlug, territoryName }) => ({
		personId,
		kind: "prepare-meeting",
		title,
		context: name,
		territoryName,
		href: paths.meeting(territorySlug, committee, id),
		dueOn: null,
		meetingOn,
	}));
}

/** Tasks of others that are late in the bodies that the person leads: how many, body by body. */
export async function listLateOfOthers(tx: ReadTx, readers: readonly Reader[], today: Day): Promise<ItemOf[]> {
	const rows = await tx
		.selectFrom(whose(readers))
		.innerJoin("task", "task.territoryId", "who.territoryId")
		.innerJoin("committee", "committee.id", "task.committeeId")
		.innerJoin("territory", "territory.id", "task.territoryId")
		.where("task.status", "=", "open")
		.where("task.dueOn", "<", today)
		.whereRef("task.ownerId", "<>", "who.personId")
		.where(holds(["technical_lead"], today))
		.where(isHeardOf("committee", "committee.id"))
		.where(isHeardOf("sheet", "task.sheet_id"))
		.select(["who.personId", "committee.name", "committee.slug as committee", ...territoryColumns])
		.select(sql<number>`count(*)::int`.as("late"))
		.groupBy(["who.personId", "committee.id", "territory.id"])
		.orderBy("committee.name")
		.execute();
	return rows.map(({ personId, name, committee, late, territorySlug, territoryName }) => ({
		...none,
		personId,
		kind: "late-of-others",
		title: count(late, "suite confiée à d’autres est en retard", "suites confiées à d’autres sont en retard"),
		context: name,
		territoryName,
		href: paths.preparation(territorySlug, committee),
	}));
}

/** Minutes of the bodies that the person chairs that were approved in the window by someone else, or by silence: a count, no text. */
export async function listDecided(tx: ReadTx, readers: readonly Reader[], today: Day): Promise<ItemOf[]> {
	const rows = await tx
		.selectFrom(whose(readers))
		.innerJoin(windows(readers), "reader.id", "who.personId")
		.innerJoin("minutes", "minutes.territoryId", "who.territoryId")
		.innerJoin("meeting", "meeting.id", "minutes.meetingId")
		.innerJoin("committee", "committee.id", "minutes.committeeId")
		.innerJoin("territory", "territory.id", "minutes.territoryId")
		.where("minutes.status", "=", "approved")
		.whereRef("minutes.approvedAt", ">=", "reader.startsAt")
		.whereRef("minutes.approvedAt", "<", "reader.endsAt")
		.whereRef("minutes.approvedBy", "is distinct from", "who.personId")
		.where(holds(["chair", "substitute"], today))
		.where(isHeardOf("committee", "committee.id"))
		.select([
			"who.personId",
			"meeting.id",
			"meeting.title",
			"committee.name",
			"committee.slug as committee",
			meetingDay.as("meetingOn"),
			...territoryColumns,
		])
		.select(({ selectFrom }) =>
			selectFrom("decision")
				.whereRef("decision.meetingId", "=", "meeting.id")
				.where("decision.withdrawnAt", "is", null)
				.select(sql<number>`count(*)::int`.as("count"))
				.as("decided"),
		)
		.orderBy("minutes.approvedAt")
		.execute();
	return rows.map(({ personId, id, title, name, committee, meetingOn, decided, territorySlug, territoryName }) => ({
		personId,
		kind: "decided",
		title,
		context: [count(decided ?? 0, "décision", "décisions"), name].join(" · "),
		territoryName,
		href: paths.minutes(territorySlug, committee, id),
		dueOn: null,
		meetingOn,
	}));
}

/**
 * That a referral waits for the person, territory by territory: not how many, nor whose, nor what about. An answer to give waits; so does
 * what a person was reminded of somewhere.
 */
export async function listWaitingReferrals(
	tx: ReadTx,
	readers: readonly Reader[],
	reminded: readonly { personId: PersonId; territoryId: TerritoryId }[],
	today: Day,
): Promise<ItemOf[]> {
	const { rows } = await sql<{ personId: PersonId; territorySlug: string; territoryName: string }>`
		select who.person_id as "personId", t.slug as "territorySlug", coalesce(t.short_name, t.name) as "territoryName"
		from ${whose(readers)} join territory t on t.id = who.territory_id
		where exists (select from unnest(${reminded.map(({ personId }) => personId)}::uuid[], ${reminded.map(({ territoryId }) => territoryId)}::uuid[])
			as told (person_id, territory_id) where told.person_id = who.person_id and told.territory_id = who.territory_id)
		or exists (
			select from referral_reader reader
			join referral on referral.id = reader.referral_id
			join referral_recipient r on r.referral_id = reader.referral_id
				and (reader.recipient_id is null and r.waiting_on = 'sender'
					or r.id = reader.recipient_id and r.waiting_on = 'recipient' and r.access_ended_at is null)
			join membership m on m.person_id = reader.person_id and m.territory_id = reader.territory_id and ${inForce("m", today)}
			where reader.territory_id = t.id and reader.person_id = who.person_id and reader.until is null and referral.archived_at is null)
		order by "territoryName"`.execute(tx);
	return rows.map(({ personId, territorySlug, territoryName }) => ({
		...none,
		personId,
		kind: "referral-waits",
		title: "Une orientation attend",
		context: "Son contenu ne se lit que dans le produit",
		territoryName,
		href: paths.referrals(territorySlug),
	}));
}

const holds = (roles: readonly string[], today: Day) =>
	sql<SqlBool>`exists (select from mandate held where held.person_id = who.person_id and held.committee_id = committee.id
		and held.role = any (${[...roles]}::text[]) and ${inForce("held", today)})`;

/** The person did not mute it. */
const isHeardOf = (kind: MutedKind, id: string) =>
	sql<SqlBool>`not exists (select from notice_mute silent where silent.person_id = who.person_id
		and silent.object_kind = ${kind} and silent.object_id = ${sql.ref(id)})`;

/** Each reader and their window, to select from. */
export const windows = (readers: readonly Reader[]) =>
	sql<{ id: PersonId; startsAt: Date; endsAt: Date }>`unnest(${readers.map(({ personId }) => personId)}::uuid[],
		${readers.map(({ window }) => window.startsAt)}::timestamptz[], ${readers.map(({ window }) => window.endsAt)}::timestamptz[])`.as<"reader">(
		sql`reader(id, starts_at, ends_at)`,
	);
