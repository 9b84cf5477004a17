import { type SqlBool, sql } from "kysely";
import { paths } from "#app/paths.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { dated } from "./rules.ts";
import { territoryColumns } from "./territory.server.ts";
import type { Duty, Whose } from "./types.ts";

/** What a person is to do about referrals. */
export async function listReferralDuties(tx: ReadTx, who: Whose, today: Day): Promise<Duty[]> {
	return [...(await listAnswers(tx, who, today)), ...(await listRectifications(tx, who, today))];
}

/**
 * Referrals on which the person is named and whose next step is their side's: nothing of what they say, nor whom they are about.
 */
async function listAnswers(tx: ReadTx, who: Whose, today: Day): Promise<Duty[]> {
	const rows = await tx
		.selectFrom("referralReader as reader")
		.innerJoin("referral", "referral.id", "reader.referralId")
		.innerJoin("territory", "territory.id", "reader.territoryId")
		.innerJoin("referralRecipient as recipient", (join) =>
			join
				.onRef("recipient.referralId", "=", "reader.referralId")
				.on((on) =>
					on.or([
						on.and([on("reader.recipientId", "is", null), on("recipient.waitingOn", "=", "sender")]),
						on.and([
							on("recipient.id", "=", on.ref("reader.recipientId")),
							on("recipient.waitingOn", "=", "recipient"),
							on("recipient.accessEndedAt", "is", null),
						]),
					]),
				),
		)
		.innerJoin("organisation", (join) =>
			join.on(
				sql<SqlBool>`organisation.id = case when reader.recipient_id is null then recipient.organisation_id else referral.sender_organisation_id end`,
			),
		)
		.where("reader.territoryId", "in", who.territoryIds)
		.where("reader.personId", "=", who.personId)
		.where("reader.until", "is", null)
		.where("referral.archivedAt", "is", null)
		.select(["referral.id", "referral.reference", "reader.territoryId", "recipient.dueOn", "organisation.name", ...territoryColumns])
		.execute();
	return rows.map(({ id, reference, name, dueOn, territoryId, ...row }) => ({
		...row,
		...dated((dueOn ?? today) as Day, today),
		kind: "answer-referral",
		title: `Une orientation attend votre réponse (réf. ${reference})`,
		territoryId: territoryId as TerritoryId,
		context: name,
		href: paths.referral(row.territorySlug, id),
	}));
}

/** Referrals that the person concerned asks those who sent them to put right, until it is done or answered. */
async function listRectifications(tx: ReadTx, who: Whose, today: Day): Promise<Duty[]> {
	const rows = await tx
		.selectFrom("referralReader as reader")
		.innerJoin("referral", "referral.id", "reader.referralId")
		.innerJoin("territory", "territory.id", "reader.territoryId")
		.innerJoin("referralRequest as request", "request.referralId", "referral.id")
		.where("reader.territoryId", "in", who.territoryIds)
		.where("reader.personId", "=", who.personId)
		.where("reader.recipientId", "is", null)
		.where("reader.until", "is", null)
		.where("referral.status", "=", "sent")
		.where("referral.archivedAt", "is", null)
		.where("request.kind", "=", "rectification")
		.where("request.closedAt", "is", null)
		// what was sent changes by a rectification alone
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom("referralPart as part")
						.select("part.part")
						.whereRef("part.referralId", "=", "referral.id")
						.where("part.part", "=", "account")
						.whereRef("part.updatedAt", ">", "request.openedAt"),
				),
			),
		)
		.select(["referral.id", "referral.reference", "reader.territoryId", "request.dueOn", ...territoryColumns])
		.execute();
	return rows.map(({ id, reference, dueOn, territoryId, ...row }) => ({
		...row,
		...dated(dueOn as Day, today),
		kind: "rectify-referral",
		title: `Une rectification est demandée (réf. ${reference})`,
		territoryId: territoryId as TerritoryId,
		context: "Droits de la personne",
		href: paths.rectifyReferral(row.territorySlug, id),
	}));
}
