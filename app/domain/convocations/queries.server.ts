import { sql } from "kysely";
import { type Db, inUnit } from "#db/client.server.ts";
import { inForce } from "#db/predicates.ts";
import { type Day, dayOf } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { CommitteeId, MeetingId, TerritoryId } from "../kernel/ids.ts";
import { tokenHash } from "../kernel/token.server.ts";
import type { Convocation, ConvocationLink, ConvokedPerson, Invitee } from "./types.ts";

/** Who would receive the notice of a meeting: everyone with a mandate on its day, then guests, each once. */
export async function listInvitees(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ id: meetingId, committeeId, startsAt }: { id: MeetingId; committeeId: CommitteeId; startsAt: Date },
	today: Day,
): Promise<Invitee[]> {
	const members = await accounts(tx, territoryId, today)
		.where((eb) =>
			eb.exists(
				eb
					.selectFrom("mandate")
					.select("mandate.id")
					.whereRef("mandate.personId", "=", "membership.personId")
					.where("mandate.territoryId", "=", territoryId)
					.where("mandate.committeeId", "=", committeeId)
					.where(inForce("mandate", dayOf(startsAt))),
			),
		)
		.orderBy("person.displayName")
		.execute();
	const guests = await tx
		.selectFrom("committeeGuest")
		.leftJoin("person", "person.id", "committeeGuest.personId")
		.select(["committeeGuest.id as guestId", "committeeGuest.personId as accountId", "committeeGuest.organisation as organisationName"])
		.select(sql<string>`coalesce(committee_guest.name, person.display_name)`.as("name"))
		.select("committeeGuest.email")
		.where("committeeGuest.territoryId", "=", territoryId)
		.where("committeeGuest.committeeId", "=", committeeId)
		.where("committeeGuest.removedAt", "is", null)
		.where((eb) => eb.or([eb("committeeGuest.meetingId", "is", null), eb("committeeGuest.meetingId", "=", meetingId)]))
		.orderBy("name")
		.execute();
	const invited = await accounts(tx, territoryId, today)
		.where("membership.personId", "in", [...guests.map(({ accountId }) => accountId ?? noOne), noOne])
		.execute();
	const isMember = (accountId: string | null) => members.some(({ personId }) => personId === accountId);
	return [
		...members.map((member) => ({ ...member, guestId: null })),
		...guests
			.filter(({ accountId }) => !isMember(accountId))
			.map(({ accountId, ...guest }) => {
				const account = invited.find(({ personId }) => personId === accountId);
				return {
					...guest,
					personId: null,
					email: account ? account.email : guest.email,
					organisationName: account?.organisationName ?? guest.organisationName,
				};
			}),
	] as Invitee[];
}

/** No account has it: keeps a list of ids from being empty. */
const noOne = "00000000-0000-0000-0000-000000000000";

/** People of the territory; without an address when nothing may be sent to them today. */
const accounts = (tx: ReadTx, territoryId: TerritoryId, today: Day) =>
	tx
		.selectFrom("membership")
		.innerJoin("person", "person.id", "membership.personId")
		.innerJoin("organisation", "organisation.id", "membership.organisationId")
		.where("membership.territoryId", "=", territoryId)
		.select(["membership.personId", "person.displayName as name", "organisation.name as organisationName"])
		.select(sql<string | null>`case when person.is_active and ${inForce("membership", today)} then person.email end`.as("email"));

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

/** A confidential point keeps its place, not its title, outside the product. Rows come with the names of their columns. */
const publicPoint = (row: Record<string, unknown>) => ({
	title: row.is_confidential ? "Point confidentiel" : String(row.title),
	durationMinutes: typeof row.duration_minutes === "number" ? row.duration_minutes : null,
});

/** What a letter about a meeting tells, as it stands now. */
export interface MeetingLetter {
	territorySlug: string;
	territoryName: string;
	committeeSlug: string;
	committeeName: string;
	committeeId: CommitteeId;
	title: string;
	startsAt: Date;
	endsAt: Date | null;
	place: string | null;
	room: string | null;
	videoUrl: string | null;
	status: string;
	revision: number;
	message: string | null;
	sentByName: string;
	sentByEmail: string;
	cancelledAt: Date | null;
	points: { title: string; durationMinutes: number | null }[];
	papers: LetterPaper[];
}

/** A paper of a point that is not confidential; without an address it is a file, read in the product. */
export interface LetterPaper {
	name: string;
	url: string | null;
	pointTitle: string;
}

/** Null when the meeting was never convoked. */
export async function findMeetingLetter(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId): Promise<MeetingLetter | null> {
	const row = await tx
		.selectFrom("convocation")
		.innerJoin("meeting", "meeting.id", "convocation.meetingId")
		.innerJoin("committee", "committee.id", "meeting.committeeId")
		.innerJoin("territory", "territory.id", "meeting.territoryId")
		.innerJoin("person", "person.id", "convocation.sentBy")
		.where("convocation.territoryId", "=", territoryId)
		.where("convocation.meetingId", "=", meetingId)
		.select([
			"territory.slug as territorySlug",
			"territory.name as territoryName",
			"committee.slug as committeeSlug",
			"committee.name as committeeName",
			"meeting.committeeId",
			"meeting.title",
			"meeting.startsAt",
			"meeting.endsAt",
			"meeting.place",
			"meeting.room",
			"meeting.videoUrl",
			"meeting.status",
			"meeting.revision",
			"convocation.message",
			"convocation.cancelledAt",
			"person.displayName as sentByName",
			"person.email as sentByEmail",
		])
		.executeTakeFirst();
	if (!row) return null;
	return {
		...row,
		points: await listPublicPoints(tx, territoryId, meetingId),
		papers: await listLetterPapers(tx, territoryId, meetingId),
	} as MeetingLetter;
}

/** The agenda as it may leave by mail. */
export async function listPublicPoints(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId) {
	const rows = await tx
		.selectFrom("agendaPoint")
		.select(sql<Record<string, unknown>>`to_jsonb(agenda_point)`.as("point"))
		.where("territoryId", "=", territoryId)
		.where("meetingId", "=", meetingId)
		.orderBy("position")
		.execute();
	return rows.map(({ point }) => publicPoint(point));
}

/** Papers beside the points that are not confidential, in the order of the agenda. */
export function listLetterPapers(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId): Promise<LetterPaper[]> {
	return tx
		.selectFrom("agendaPaper")
		.innerJoin("agendaPoint", "agendaPoint.id", "agendaPaper.pointId")
		.select(["agendaPaper.name", "agendaPaper.url", "agendaPoint.title as pointTitle"])
		.where("agendaPaper.territoryId", "=", territoryId)
		.where("agendaPaper.meetingId", "=", meetingId)
		.where("agendaPaper.removedAt", "is", null)
		.where("agendaPoint.isConfidential", "=", false)
		.orderBy("agendaPoint.position")
		.orderBy("agendaPaper.addedAt")
		.execute();
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

/** The name under which letters of the territory leave. */
export async function getTerritoryName(tx: ReadTx, territoryId: TerritoryId): Promise<string> {
	const { name } = await tx.selectFrom("territory").select("name").where("id", "=", territoryId).executeTakeFirstOrThrow();
	return name;
}
