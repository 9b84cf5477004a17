import type { Actor } from "../kernel/actor.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { type Recipient, type RecipientId, type Referral, type ReferralId, recipientStates, type Standing } from "./types.ts";

const referralColumns = [
	"id",
	"reference",
	"senderOrganisationId",
	"authorId",
	"status",
	"isAnonymous",
	"need",
	"public",
	"purpose",
	"urgency",
	"basis",
	"basisReference",
	"isInformed",
	"notInformedReason",
	"createdAt",
	"sentAt",
	"lastContactOn",
	"archivedAt",
	"objectedAt",
	"revision",
] as const;
export const recipientColumns = [
	"id",
	"referralId",
	"organisationId",
	"parentId",
	"scope",
	"isBound",
	"passesNir",
	"byLink",
	"state",
	"stateSince",
	"waitingOn",
	"dueOn",
	"reminderStage",
	"assignedTo",
	"declineReason",
	"outcome",
	"noSolutionReason",
	"appointmentAt",
	"noShows",
	"sentAt",
	"firstAnswerAt",
	"closedAt",
	"accessEndedAt",
	"revision",
] as const;
const openStates = recipientStates.filter((state) => state !== "draft");

/**
 * How the actor stands towards a referral today: the application's own check, beside the database's. A duty that ended, or an
 * organisation that was left, takes the standing away with it.
 */
export async function findStanding(tx: ReadTx, actor: Actor, referralId: ReferralId): Promise<Standing | null> {
	const { territoryId, personId, organisationId, referral: duty } = actor;
	if (!duty) return null;
	const isBound = duty.secretBasis !== "none";
	if (duty.duties.includes("agent")) {
		const row = await tx
			.selectFrom("referralReader as reader")
			.leftJoin("referralRecipient as recipient", "recipient.id", "reader.recipientId")
			.select("reader.recipientId")
			.where("reader.territoryId", "=", territoryId)
			.where("reader.referralId", "=", referralId)
			.where("reader.personId", "=", personId)
			.where("reader.organisationId", "=", organisationId)
			.where("reader.until", "is", null)
			.where((eb) =>
				eb.or([
					eb("reader.recipientId", "is", null),
					eb.and([eb("recipient.accessEndedAt", "is", null), eb("recipient.state", "in", openStates)]),
				]),
			)
			.executeTakeFirst();
		if (row) return { side: row.recipientId ? "recipient" : "sender", recipientId: row.recipientId as RecipientId | null, isBound };
	}
	if (!duty.duties.includes("dpo")) return null;
	const request = await tx
		.selectFrom("referralRequest")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("referralId", "=", referralId)
		.where("closedAt", "is", null)
		.executeTakeFirst();
	return request ? { side: "dpo", recipientId: null, isBound } : null;
}

/** What stands in clear of a referral, and how the actor stands towards it. @throws NotFound for whoever is not named on it */
export async function getReferral(tx: ReadTx, actor: Actor, referralId: ReferralId): Promise<{ referral: Referral; standing: Standing }> {
	const [standing, referral] = await Promise.all([findStanding(tx, actor, referralId), findReferral(tx, actor.territoryId, referralId)]);
	if (!standing || !referral || (standing.side === "recipient" && referral.status === "draft")) throw new NotFound("not-found");
	return { referral, standing };
}

async function findReferral(tx: ReadTx, territoryId: TerritoryId, referralId: ReferralId): Promise<Referral | undefined> {
	const row = tx
		.selectFrom("referral")
		.select(referralColumns)
		.where("territoryId", "=", territoryId)
		.where("id", "=", referralId)
		.executeTakeFirst();
	return row as Promise<Referral | undefined>;
}

/** The answers that the actor may follow: all of them on the sender's side, one's own on a recipient's. */
export async function listRecipients(
	tx: ReadTx,
	territoryId: TerritoryId,
	referralId: ReferralId,
	standing: Standing,
): Promise<Recipient[]> {
	const rows = await tx
		.selectFrom("referralRecipient")
		.select(recipientColumns)
		.where("territoryId", "=", territoryId)
		.where("referralId", "=", referralId)
		.$if(standing.side === "recipient", (query) => query.where("id", "=", standing.recipientId))
		.orderBy("sentAt")
		.orderBy("id")
		.execute();
	return rows as Recipient[];
}
