import { sql } from "kysely";
import { inForce } from "#db/predicates.ts";
import type { Recipient as Addressee } from "../deliveries/queries.server.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { OrganisationId, PersonId, TerritoryId } from "../kernel/ids.ts";
import type { RecipientId, RecipientState, ReferralId, Side } from "./types.ts";

/** Who is to be told of a referral, and where: no word of it, no need, no name. For the workers, who hold no key. */
export interface NoticePlace {
	territoryId: TerritoryId;
	territorySlug: string;
	territoryName: string;
	referralId: ReferralId;
	isArchived: boolean;
	sender: { organisationId: OrganisationId; organisationName: string };
	/** Null when it is about the whole referral. */
	recipient: {
		id: RecipientId;
		organisationId: OrganisationId;
		organisationName: string;
		state: RecipientState;
		waitingOn: Side | null;
		assignedTo: PersonId | null;
		byLink: boolean;
		contactEmail: string | null;
		isAccessEnded: boolean;
	} | null;
}

export async function findNoticePlace(
	tx: ReadTx,
	territoryId: TerritoryId,
	referralId: string,
	recipientId: string | null,
): Promise<NoticePlace | null> {
	const row = await tx
		.selectFrom("referral")
		.innerJoin("territory", "territory.id", "referral.territoryId")
		.innerJoin("organisation as sender", "sender.id", "referral.senderOrganisationId")
		.select(["referral.id as referralId", "referral.archivedAt", "territory.slug as territorySlug"])
		.select(["territory.name as territoryName", "sender.id as senderId", "sender.name as senderName"])
		.where("referral.territoryId", "=", territoryId)
		.where("referral.id", "=", referralId)
		.where("referral.status", "=", "sent")
		.executeTakeFirst();
	if (!row) return null;
	const { territorySlug, territoryName, archivedAt, senderId, senderName } = row;
	const recipient = recipientId
		? await tx
				.selectFrom("referralRecipient as recipient")
				.innerJoin("organisation", "organisation.id", "recipient.organisationId")
				.leftJoin("referralOrganisation as place", (join) =>
					join.onRef("place.territoryId", "=", "recipient.territoryId").onRef("place.organisationId", "=", "recipient.organisationId"),
				)
				.select(["recipient.id", "recipient.organisationId", "organisation.name as organisationName", "recipient.state"])
				.select(["recipient.waitingOn", "recipient.assignedTo", "recipient.byLink", "place.contactEmail", "recipient.accessEndedAt"])
				.where("recipient.territoryId", "=", territoryId)
				.where("recipient.referralId", "=", referralId)
				.where("recipient.id", "=", recipientId)
				.executeTakeFirst()
		: null;
	if (recipientId && !recipient) return null;
	const { accessEndedAt, ...told } = recipient ?? { accessEndedAt: null };
	return {
		territoryId,
		territorySlug,
		territoryName,
		referralId: row.referralId as ReferralId,
		isArchived: archivedAt !== null,
		sender: { organisationId: senderId as OrganisationId, organisationName: senderName },
		recipient: recipient ? ({ ...told, isAccessEnded: accessEndedAt !== null } as NoticePlace["recipient"]) : null,
	};
}

const addressees = (tx: ReadTx) =>
	tx
		.selectFrom("person")
		.innerJoin("membership", "membership.personId", "person.id")
		.where("person.isActive", "=", true)
		.select(["person.id as personId", "person.displayName", "person.email"])
		.$narrowType<{ personId: PersonId }>()
		.orderBy("person.email");

const holdsDuty = (
	duty: "agent" | "manager",
	today: Day,
) => sql<boolean>`exists (select from referral_duties_of(person.id, ${today}::date) d
	where d.territory_id = membership.territory_id and d.organisation_id = membership.organisation_id and d.duty = ${duty})`;

/** Those named on one side who may still read there today. */
export function listReadersToWriteTo(tx: ReadTx, place: NoticePlace, side: Side, today: Day): Promise<Addressee[]> {
	const recipientId = side === "recipient" ? (place.recipient?.id ?? null) : null;
	return addressees(tx)
		.innerJoin("referralReader as reader", (join) =>
			join
				.onRef("reader.personId", "=", "person.id")
				.onRef("reader.territoryId", "=", "membership.territoryId")
				.onRef("reader.organisationId", "=", "membership.organisationId"),
		)
		.where("reader.territoryId", "=", place.territoryId)
		.where("reader.referralId", "=", place.referralId)
		.where("reader.recipientId", "is not distinct from", recipientId)
		.where("reader.until", "is", null)
		.where(holdsDuty("agent", today))
		.execute();
}

export const listManagersToWriteTo = (
	tx: ReadTx,
	territoryId: TerritoryId,
	organisationId: OrganisationId,
	today: Day,
): Promise<Addressee[]> =>
	addressees(tx)
		.where("membership.territoryId", "=", territoryId)
		.where("membership.organisationId", "=", organisationId)
		.where(holdsDuty("manager", today))
		.execute();

export const listStewardsToWriteTo = (tx: ReadTx, territoryId: TerritoryId, today: Day): Promise<Addressee[]> =>
	addressees(tx)
		.where("membership.territoryId", "=", territoryId)
		.where("membership.role", "in", ["admin", "cooperation_officer"])
		.where(inForce("membership", today))
		.execute();

/** How many answers an organisation keeps waiting past the second reminder, and since when: what its manager is told. */
export async function countLate(
	tx: ReadTx,
	territoryId: TerritoryId,
	organisationId: OrganisationId,
): Promise<{ count: number; since: Date } | null> {
	const { count, since } = await tx
		.selectFrom("referralRecipient as recipient")
		.innerJoin("referral", "referral.id", "recipient.referralId")
		.where("recipient.territoryId", "=", territoryId)
		.where("recipient.reminderStage", ">=", 2)
		.where("recipient.accessEndedAt", "is", null)
		.where("referral.archivedAt", "is", null)
		.where((eb) =>
			eb.or([
				eb.and([eb("recipient.waitingOn", "=", "recipient"), eb("recipient.organisationId", "=", organisationId)]),
				eb.and([eb("recipient.waitingOn", "=", "sender"), eb("referral.senderOrganisationId", "=", organisationId)]),
			]),
		)
		.select(({ fn }) => [fn.countAll<number>().as("count"), fn.min("recipient.stateSince").as("since")])
		.executeTakeFirstOrThrow();
	return since ? { count, since } : null;
}

/** Those whom a mail of the last ten minutes already brings to this referral: they did not open it since, and find all of it there. */
export async function listToldLately(
	tx: ReadTx,
	{ territoryId, referralId }: NoticePlace,
	besides: string,
	now: Date,
): Promise<PersonId[]> {
	const rows = await tx
		.selectFrom("emailDelivery as mail")
		.select("mail.personId")
		.where("mail.territoryId", "=", territoryId)
		.where("mail.key", "like", `referral-news/${referralId}/%`)
		.where("mail.key", "not like", `referral-news/${referralId}/${besides}/%`)
		.where("mail.claimedAt", ">", new Date(now.getTime() - 10 * 60_000))
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom("accessEntry as seen")
						.select("seen.seq")
						.where("seen.territoryId", "=", territoryId)
						.where("seen.referralId", "=", referralId)
						.whereRef("seen.personId", "=", "mail.personId")
						.whereRef("seen.at", ">=", "mail.claimedAt"),
				),
			),
		)
		.execute();
	return rows.map(({ personId }) => personId as PersonId);
}

/** Who took the last such step on a recipient's answer, and for which side. */
export async function findLastStep(
	tx: ReadTx,
	territoryId: TerritoryId,
	recipientId: string,
	action: string,
): Promise<{ personId: PersonId | null; side: Side | "product" } | null> {
	const step = await tx
		.selectFrom("referralStep as step")
		.leftJoin("referralReader as reader", (join) =>
			join.onRef("reader.recipientId", "=", "step.recipientId").onRef("reader.personId", "=", "step.personId"),
		)
		.select(["step.personId", "step.isByLink", "reader.id as readerId"])
		.where("step.territoryId", "=", territoryId)
		.where("step.recipientId", "=", recipientId)
		.where("step.action", "=", action)
		.orderBy("step.at", "desc")
		.limit(1)
		.executeTakeFirst();
	if (!step) return null;
	const personId = step.personId as PersonId | null;
	return { personId, side: step.isByLink || step.readerId ? "recipient" : personId ? "sender" : "product" };
}

/** Who wrote a message. */
export async function findMessageAuthor(tx: ReadTx, territoryId: TerritoryId, messageId: string): Promise<PersonId | null> {
	const row = await tx
		.selectFrom("referralMessage")
		.select("authorId")
		.where("territoryId", "=", territoryId)
		.where("id", "=", messageId)
		.executeTakeFirst();
	return (row?.authorId as PersonId | undefined) ?? null;
}

/** Who recorded that the person took an agreement back. */
export async function findWithdrawer(tx: ReadTx, territoryId: TerritoryId, agreementId: string): Promise<PersonId | null> {
	const row = await tx
		.selectFrom("referralAgreement")
		.select("withdrawnBy")
		.where("territoryId", "=", territoryId)
		.where("id", "=", agreementId)
		.executeTakeFirst();
	return (row?.withdrawnBy as PersonId | null | undefined) ?? null;
}

/** The recipients who read the account, to whom what is written to all goes. */
export async function listAccountRecipients(tx: ReadTx, territoryId: TerritoryId, referralId: string): Promise<RecipientId[]> {
	const rows = await tx
		.selectFrom("referralRecipient")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("referralId", "=", referralId)
		.where("scope", "=", "full")
		.where("accessEndedAt", "is", null)
		.where("state", "not in", ["draft", "declined", "cancelled", "expired"])
		.orderBy("id")
		.execute();
	return rows.map(({ id }) => id as RecipientId);
}
