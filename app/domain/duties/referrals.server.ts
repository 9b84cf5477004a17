import { type SqlBool, sql } from "kysely";
import { paths } from "#app/paths.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { dated } from "./rules.ts";
import { territoryColumns } from "./territory.server.ts";
import type { Duty, Whose } from "./types.ts";

/**
 * Referrals on which the person is named and whose next step is their side's: nothing of what they say, nor whom they are about. A
 * letter does not tell of them: reminders of referrals have their own.
 */
export async function listReferralDuties(tx: ReadTx, who: Whose, today: Day): Promise<Duty[]> {
	if (who.isForLetter) return [];
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
