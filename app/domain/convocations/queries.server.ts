import { sql } from "kysely";
import { type Db, inUnit } from "#db/client.server.ts";
import { inForce } from "#db/predicates.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { MeetingId, TerritoryId } from "../kernel/ids.ts";
import { tokenHash } from "../kernel/token.server.ts";
import { publicPoint } from "./letter.server.ts";
import type { Convocation, ConvocationLink, ConvokedPerson, RecipientId } from "./types.ts";

/** The notice of a meeting with everyone it went to, by name; null when none was sent. */
export async function findConvocation(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId, today: Day): Promise<Convocation | null> {
	const row = await tx
		.selectFrom("convocation")
		.innerJoin("person", "person.id", "convocation.sentBy")
		.select(["convocation.meetingId", "convocation.message", "convocation.sentAt", "convocation.chasedOn"])
		.select("person.displayName as sentByName")
		.where("convocation.territoryId", "=", territoryId)
		.where("convocation.meetingId", "=", meetingId)
		.executeTakeFirst();
	return row ? ({ ...row, people: await listConvoked(tx, territoryId, meetingId, today) } as Convocation) : null;
}

/** Everyone the notice went to, by name. */
export async function listConvoked(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId, today: Day): Promise<ConvokedPerson[]> {
	const rows = await tx
		.selectFrom("convocationRecipient as recipient")
		.leftJoin("committeeGuest as guest", "guest.id", "recipient.guestId")
		.leftJoin("membership", (join) =>
			join
				.onRef("membership.territoryId", "=", "recipient.territoryId")
				.on((eb) => eb("membership.personId", "=", eb.fn.coalesce("recipient.personId", "guest.personId"))),
		)
		.leftJoin("person", "person.id", "membership.personId")
		.leftJoin("organisation", "organisation.id", "membership.organisationId")
		.leftJoin("convocationRecipient as other", "other.id", "recipient.representedBy")
		.leftJoin("person as representative", "representative.id", "other.personId")
		.where("recipient.territoryId", "=", territoryId)
		.where("recipient.meetingId", "=", meetingId)
		.select([
			"recipient.id",
			"recipient.personId",
			"recipient.guestId",
			"recipient.answer",
			"recipient.representedBy as representedById",
			"representative.displayName as representedByName",
			"recipient.answeredAt",
			"recipient.delivery",
			"recipient.deliveryCode",
			sql<string>`coalesce(guest.name, person.display_name)`.as("name"),
			sql<string | null>`coalesce(organisation.name, guest.organisation)`.as("organisationName"),
			sql<string | null>`case when guest.removed_at is not null then null when guest.name is not null then guest.email
				when person.is_active and ${inForce("membership", today)} then person.email end`.as("email"),
		])
		.orderBy("name")
		.orderBy("recipient.id")
		.execute();
	return rows as ConvokedPerson[];
}

/** Whether someone whom the notice went to still sits on the meeting's day; a guest does until taken off the list. */
export async function isStillSeated(tx: ReadTx, territoryId: TerritoryId, recipientId: RecipientId): Promise<boolean> {
	const row = await tx
		.selectFrom("convocationRecipient as recipient")
		.innerJoin("meeting", "meeting.id", "recipient.meetingId")
		.leftJoin("mandate", (join) =>
			join
				.onRef("mandate.personId", "=", "recipient.personId")
				.onRef("mandate.committeeId", "=", "meeting.committeeId")
				.on(inForce("mandate", sql`(meeting.starts_at at time zone 'Europe/Paris')::date`)),
		)
		.where("recipient.territoryId", "=", territoryId)
		.where("recipient.id", "=", recipientId)
		.where((where) => where.or([where("recipient.guestId", "is not", null), where("mandate.id", "is not", null)]))
		.select("recipient.id")
		.executeTakeFirst();
	return row !== undefined;
}

/** What a link opens; null when it was never given, or its guest was taken off the list. Looking changes nothing. */
export function findConvocationLink(db: Db, token: string, now: Date): Promise<ConvocationLink | null> {
	return inUnit(
		db,
		{ personId: null, territoryIds: [], now },
		async (tx) => {
			const { rows } = await sql<Omit<ConvocationLink, "points"> & { points: Record<string, unknown>[] }>`
				select * from auth_find_convocation(${tokenHash(token)})`.execute(tx);
			return rows[0] ? { ...rows[0], points: rows[0].points.map(publicPoint) } : null;
		},
		"read only",
	);
}

/** Those of a body, still to come, that were convoked: a change of their series may concern each. */
export async function listConvokedIds(tx: ReadTx, territoryId: TerritoryId, committeeId: string, now: Date): Promise<MeetingId[]> {
	const rows = await tx
		.selectFrom("convocation")
		.innerJoin("meeting", "meeting.id", "convocation.meetingId")
		.select("meeting.id")
		.where("meeting.territoryId", "=", territoryId)
		.where("meeting.committeeId", "=", committeeId)
		.where("convocation.cancelledAt", "is", null)
		.where((eb) => eb.or([eb("meeting.startsAt", ">", now), eb("convocation.announcedStartsAt", ">", now)]))
		.execute();
	return rows.map(({ id }) => id as MeetingId);
}

/** Convoked meetings of a day, over every territory: for the reminder before them. */
export async function listConvokedMeetings(tx: ReadTx, day: Day): Promise<{ territoryId: TerritoryId; meetingId: MeetingId }[]> {
	const rows = await tx
		.selectFrom("convocation")
		.innerJoin("meeting", "meeting.id", "convocation.meetingId")
		.select(["meeting.territoryId", "meeting.id as meetingId"])
		.where("meeting.status", "=", "planned")
		.where(sql<boolean>`(meeting.starts_at at time zone 'Europe/Paris')::date = ${day}::date`)
		.execute();
	return rows as { territoryId: TerritoryId; meetingId: MeetingId }[];
}
