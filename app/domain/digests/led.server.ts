import { type SqlBool, sql } from "kysely";
import { paths } from "#app/paths.ts";
import { inForce } from "#db/predicates.ts";
import { territoryColumns } from "../duties/queries.server.ts";
import { type Day, plusDays } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";
import type { DigestItem, DigestWindow } from "./types.ts";

interface Reader {
	personId: PersonId;
	territoryIds: readonly TerritoryId[];
}

/** Beyond this a meeting does not have to be prepared yet: its notice leaves fifteen days before. */
const preparedDays = 21;

const meetingDay = sql<Day>`to_char(meeting.starts_at at time zone 'Europe/Paris', 'YYYY-MM-DD')`;
const none = { dueOn: null, meetingOn: null };
const count = (n: number, one: string, many: string) => `${n}\u00a0${n === 1 ? one : many}`;

/** Meetings of the bodies that the person leads whose notice has not left. */
export async function listToPrepare(tx: ReadTx, { personId, territoryIds }: Reader, today: Day): Promise<DigestItem[]> {
	if (territoryIds.length === 0) return [];
	const rows = await tx
		.selectFrom("meeting")
		.innerJoin("committee", "committee.id", "meeting.committeeId")
		.innerJoin("territory", "territory.id", "meeting.territoryId")
		.where("meeting.territoryId", "in", territoryIds)
		.where("meeting.status", "=", "planned")
		.where(sql<SqlBool>`${meetingDay} between ${today} and ${plusDays(today, preparedDays)}`)
		.where(({ exists, not, selectFrom }) =>
			not(exists(selectFrom("convocation").select("convocation.meetingId").whereRef("convocation.meetingId", "=", "meeting.id"))),
		)
		.where(({ exists, not, selectFrom }) =>
			not(exists(selectFrom("minutes").select("minutes.id").whereRef("minutes.meetingId", "=", "meeting.id"))),
		)
		.where(holds(personId, ["technical_lead"], "committee.id", today))
		.select([
			"meeting.id",
			"meeting.title",
			"committee.name",
			"committee.slug as committee",
			meetingDay.as("meetingOn"),
			...territoryColumns,
		])
		.orderBy("meeting.startsAt")
		.execute();
	return rows.map(({ id, title, name, committee, meetingOn, territorySlug, territoryName }) => ({
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
export async function listLateOfOthers(tx: ReadTx, { personId, territoryIds }: Reader, today: Day): Promise<DigestItem[]> {
	if (territoryIds.length === 0) return [];
	const rows = await tx
		.selectFrom("task")
		.innerJoin("committee", "committee.id", "task.committeeId")
		.innerJoin("territory", "territory.id", "task.territoryId")
		.where("task.territoryId", "in", territoryIds)
		.where("task.status", "=", "open")
		.where("task.dueOn", "<", today)
		.where("task.ownerId", "<>", personId)
		.where(holds(personId, ["technical_lead"], "committee.id", today))
		.select(["committee.name", "committee.slug as committee", ...territoryColumns])
		.select(sql<number>`count(*)::int`.as("late"))
		.groupBy(["committee.id", "territory.id"])
		.orderBy("committee.name")
		.execute();
	return rows.map(({ name, committee, late, territorySlug, territoryName }) => ({
		...none,
		kind: "late-of-others",
		title: count(late, "suite confiée à d’autres est en retard", "suites confiées à d’autres sont en retard"),
		context: name,
		territoryName,
		href: paths.preparation(territorySlug, committee),
	}));
}

/** Minutes of the bodies that the person chairs that were approved in the window by someone else, or by silence: a count, no text. */
export async function listDecided(tx: ReadTx, { personId, territoryIds }: Reader, window: DigestWindow, today: Day): Promise<DigestItem[]> {
	if (territoryIds.length === 0) return [];
	const rows = await tx
		.selectFrom("minutes")
		.innerJoin("meeting", "meeting.id", "minutes.meetingId")
		.innerJoin("committee", "committee.id", "minutes.committeeId")
		.innerJoin("territory", "territory.id", "minutes.territoryId")
		.where("minutes.territoryId", "in", territoryIds)
		.where("minutes.status", "=", "approved")
		.where("minutes.approvedAt", ">=", window.startsAt)
		.where("minutes.approvedAt", "<", window.endsAt)
		.where("minutes.approvedBy", "is distinct from", personId)
		.where(holds(personId, ["chair", "substitute"], "committee.id", today))
		.select([
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
	return rows.map(({ id, title, name, committee, meetingOn, decided, territorySlug, territoryName }) => ({
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
 * what the person was reminded of, in the territories `remindedIn`.
 */
export async function listWaitingReferrals(
	tx: ReadTx,
	{ personId, territoryIds }: Reader,
	remindedIn: readonly TerritoryId[],
	today: Day,
): Promise<DigestItem[]> {
	if (territoryIds.length === 0) return [];
	const { rows } = await sql<{ territorySlug: string; territoryName: string }>`
		select t.slug as "territorySlug", coalesce(t.short_name, t.name) as "territoryName" from territory t
		where t.id = any (${[...territoryIds]}::uuid[]) and (t.id = any (${[...remindedIn]}::uuid[]) or exists (
			select from referral_reader reader
			join referral on referral.id = reader.referral_id
			join referral_recipient r on r.referral_id = reader.referral_id
				and (reader.recipient_id is null and r.waiting_on = 'sender'
					or r.id = reader.recipient_id and r.waiting_on = 'recipient' and r.access_ended_at is null)
			join membership m on m.person_id = reader.person_id and m.territory_id = reader.territory_id and ${inForce("m", today)}
			where reader.territory_id = t.id and reader.person_id = ${personId}::uuid and reader.until is null and referral.archived_at is null))
		order by "territoryName"`.execute(tx);
	return rows.map(({ territorySlug, territoryName }) => ({
		...none,
		kind: "referral-waits",
		title: "Une orientation attend",
		context: "Son contenu ne se lit que dans le produit",
		territoryName,
		href: paths.referrals(territorySlug),
	}));
}

const holds = (personId: PersonId, roles: readonly string[], committee: string, today: Day) =>
	sql<SqlBool>`exists (select from mandate held where held.person_id = ${personId}::uuid and held.committee_id = ${sql.ref(committee)}
		and held.role = any (${[...roles]}::text[]) and ${inForce("held", today)})`;
