import { dayOf } from "../kernel/calendar.ts";
import type { Ctx, ReadTx } from "../kernel/context.server.ts";
import type { OrganisationId } from "../kernel/ids.ts";
import { listAgreements } from "./agreements.server.ts";
import type { SendFacts } from "./send-rules.ts";
import { listPlaces } from "./store.server.ts";
import type { Recipient, Referral } from "./types.ts";

/** Everything that the check before sending judges, as it stands now: the page shows it, the command judges it again under lock. */
export async function gatherSendFacts(
	tx: ReadTx,
	{ actor, now }: Ctx,
	referral: Referral,
	recipients: readonly Recipient[],
): Promise<SendFacts> {
	const { territoryId, organisationId } = actor;
	const today = dayOf(now);
	const concerned = [...new Set<OrganisationId>([organisationId, ...recipients.map((one) => one.organisationId)])];
	const [places, agreements, held] = await Promise.all([
		listPlaces(tx, territoryId, concerned, today),
		listAgreements(tx, territoryId, referral.id),
		tx.selectFrom("referralPart").select("part").where("territoryId", "=", territoryId).where("referralId", "=", referral.id).execute(),
	]);
	const holds = (part: string) => held.some((row) => row.part === part);
	return {
		referral,
		held: { card: holds("card"), account: holds("account"), nir: holds("nir") },
		author: { secretBasis: actor.referral?.secretBasis ?? "none", nirReference: places.get(organisationId)?.nirReference ?? null },
		recipients: recipients.map((recipient) => ({ recipient, place: places.get(recipient.organisationId) })),
		agreements,
		today,
	};
}

/** Bodies to which the same person already has an answer under way, by the keyed digest of their name; seen from the sender's side only. */
export async function listDuplicates(
	tx: ReadTx,
	{ actor }: Ctx,
	referral: Referral,
	recipients: readonly Recipient[],
): Promise<{ organisationId: OrganisationId; reference: string }[]> {
	if (recipients.length === 0) return [];
	const rows = await tx
		.selectFrom("referral as other")
		.innerJoin("referral as this", "this.personIndex", "other.personIndex")
		.innerJoin("referralRecipient as recipient", "recipient.referralId", "other.id")
		.select(["recipient.organisationId", "other.reference"])
		.where("this.territoryId", "=", actor.territoryId)
		.where("this.id", "=", referral.id)
		.where("other.territoryId", "=", actor.territoryId)
		.where("other.id", "!=", referral.id)
		.where("other.status", "=", "sent")
		.where("recipient.waitingOn", "is not", null)
		.where(
			"recipient.organisationId",
			"in",
			recipients.map((one) => one.organisationId),
		)
		.execute();
	return rows as { organisationId: OrganisationId; reference: string }[];
}
