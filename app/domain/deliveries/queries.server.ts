import { sql } from "kysely";
import { inForce } from "#db/predicates.ts";
import type { MandateRole } from "../kernel/actor.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { CommitteeId, MeetingId, PersonId, TerritoryId } from "../kernel/ids.ts";
import type { MinutesStatus } from "../minutes/types.ts";

/** Someone who may be written to: an active account. */
export interface Recipient {
	personId: PersonId;
	displayName: string;
	email: string;
}

const recipients = (tx: ReadTx) =>
	tx
		.selectFrom("person")
		.where("person.isActive", "=", true)
		.select(["person.id as personId", "person.displayName", "person.email"])
		.$narrowType<{ personId: PersonId }>();

/** Null once the account is closed. */
export async function findAccount(tx: ReadTx, personId: PersonId): Promise<Recipient | null> {
	return (await recipients(tx).where("person.id", "=", personId).executeTakeFirst()) ?? null;
}

/** Null when the person no longer works in the territory. */
export async function findMemberToWriteTo(tx: ReadTx, territoryId: TerritoryId, personId: PersonId, today: Day): Promise<Recipient | null> {
	const row = await recipients(tx)
		.innerJoin("membership", "membership.personId", "person.id")
		.where("membership.territoryId", "=", territoryId)
		.where("person.id", "=", personId)
		.where(inForce("membership", today))
		.executeTakeFirst();
	return row ?? null;
}

/** Who holds one of these mandates in the committee today, and still works in the territory; each once. */
export function listMandateHolders(
	tx: ReadTx,
	territoryId: TerritoryId,
	committeeId: CommitteeId,
	roles: readonly MandateRole[],
	today: Day,
): Promise<Recipient[]> {
	return recipients(tx)
		.innerJoin("mandate", "mandate.personId", "person.id")
		.innerJoin("membership", (join) =>
			join.onRef("membership.personId", "=", "person.id").onRef("membership.territoryId", "=", "mandate.territoryId"),
		)
		.where("mandate.territoryId", "=", territoryId)
		.where("mandate.committeeId", "=", committeeId)
		.where("mandate.role", "in", roles)
		.where(inForce("mandate", today))
		.where(inForce("membership", today))
		.distinct()
		.orderBy("person.email")
		.execute();
}

/** Territories where the person works today. */
export async function listTerritoriesOf(tx: ReadTx, personId: PersonId, today: Day): Promise<TerritoryId[]> {
	const rows = await tx
		.selectFrom("membership")
		.select("territoryId")
		.where("personId", "=", personId)
		.where(inForce("membership", today))
		.orderBy("territoryId")
		.execute();
	return rows.map((row) => row.territoryId as TerritoryId);
}

/** What a mail about minutes tells, as it stands now. */
export interface MinutesNotice {
	status: MinutesStatus;
	territorySlug: string;
	territoryName: string;
	committeeId: CommitteeId;
	committeeSlug: string;
	committeeName: string;
	meetingId: MeetingId;
	meetingTitle: string;
	meetingStartsAt: Date;
	decisionCount: number;
	/** Who took the last step, and what they said. */
	byName: string;
	remark: string | null;
}

export async function findMinutesNotice(tx: ReadTx, territoryId: TerritoryId, minutesId: string): Promise<MinutesNotice | null> {
	const row = await tx
		.selectFrom("minutes")
		.innerJoin("meeting", "meeting.id", "minutes.meetingId")
		.innerJoin("committee", "committee.id", "minutes.committeeId")
		.innerJoin("territory", "territory.id", "minutes.territoryId")
		.innerJoin("minutesReview as review", "review.minutesId", "minutes.id")
		.leftJoin("person", "person.id", "review.personId")
		.where("minutes.territoryId", "=", territoryId)
		.where("minutes.id", "=", minutesId)
		.orderBy("review.at", "desc")
		.orderBy("review.id", "desc")
		.limit(1)
		.select([
			"minutes.status",
			"minutes.committeeId",
			"minutes.meetingId",
			"meeting.title as meetingTitle",
			"meeting.startsAt as meetingStartsAt",
			"committee.slug as committeeSlug",
			"committee.name as committeeName",
			"territory.slug as territorySlug",
			"territory.name as territoryName",
			"review.remark",
		])
		// nobody took the last step: the delay ended, and the committee's charter takes that for an answer
		.select(sql<string>`coalesce(person.display_name, 'Silence, selon la charte du comité')`.as("byName"))
		.select((select) =>
			select
				.selectFrom("decision")
				.whereRef("decision.minutesId", "=", "minutes.id")
				.where("decision.withdrawnAt", "is", null)
				.select(({ fn }) => fn.countAll<number>().as("count"))
				.as("decisionCount"),
		)
		.executeTakeFirst();
	return (row as MinutesNotice | undefined) ?? null;
}

export interface InvitationNotice {
	territoryName: string;
	organisationName: string;
	/** Null when the operator invites, from the command line. */
	invitedByName: string | null;
}

/** Null when the place offered is over. */
export async function findInvitationNotice(
	tx: ReadTx,
	territoryId: TerritoryId,
	personId: PersonId,
	invitedBy: PersonId | null,
	today: Day,
): Promise<InvitationNotice | null> {
	const row = await tx
		.selectFrom("membership")
		.innerJoin("territory", "territory.id", "membership.territoryId")
		.innerJoin("organisation", "organisation.id", "membership.organisationId")
		.leftJoin("person as inviter", (join) => join.on("inviter.id", "=", invitedBy))
		.where("membership.territoryId", "=", territoryId)
		.where("membership.personId", "=", personId)
		.where((where) => where.or([where("membership.endsOn", "is", null), where("membership.endsOn", ">=", today)]))
		.select(["territory.name as territoryName", "organisation.name as organisationName", "inviter.displayName as invitedByName"])
		.executeTakeFirst();
	return row ?? null;
}
