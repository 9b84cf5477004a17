import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { newToken, tokenHash } from "../../kernel/token.server.ts";
import { isOver } from "../rules.ts";
import { referralLinkIssued } from "../time-events.ts";
import type { RecipientId, RecipientState } from "../types.ts";

const linkDays = 8;

export interface IssuedLink {
	/** To be put in the letter and forgotten: its digest alone is kept. */
	token: string;
	sentTo: string;
	expiresAt: Date;
}

/**
 * Makes the link by which an organisation without account answers. The ones before it die, and so do their sessions: one at a time is
 * good, at the address that the organisation has today.
 * @returns null when there is nothing to answer any more, or nowhere to send it
 */
export async function issueReferralLink(
	ctx: SystemCtx & { territoryId: TerritoryId },
	{ recipientId }: { recipientId: RecipientId },
): Promise<IssuedLink | null> {
	const { territoryId, now } = ctx;
	const token = newToken();
	return inTransaction(ctx, async (tx) => {
		const row = await tx
			.selectFrom("referralRecipient as recipient")
			.innerJoin("referralOrganisation as place", (join) =>
				join.onRef("place.territoryId", "=", "recipient.territoryId").onRef("place.organisationId", "=", "recipient.organisationId"),
			)
			.select(["recipient.referralId", "recipient.state", "place.contactEmail"])
			.where("recipient.territoryId", "=", territoryId)
			.where("recipient.id", "=", recipientId)
			.where("recipient.byLink", "=", true)
			.where("recipient.accessEndedAt", "is", null)
			.forUpdate("recipient")
			.executeTakeFirst();
		if (!row?.contactEmail || row.state === "draft" || isOver(row.state as RecipientState)) return null;
		const { contactEmail: sentTo, referralId } = row;
		const expiresAt = new Date(now.getTime() + linkDays * 86_400_000);
		const before = () => tx.updateTable("referralLink").where("territoryId", "=", territoryId).where("recipientId", "=", recipientId);
		await before().set({ expiresAt: now }).where("expiresAt", ">", now).execute();
		await before().set({ sessionExpiresAt: now }).where("sessionExpiresAt", ">", now).execute();
		await tx
			.insertInto("referralLink")
			.values({ hash: tokenHash(token), territoryId, recipientId, issuedAt: now, expiresAt, sentTo })
			.execute();
		await recordEvent(tx, territoryId, referralLinkIssued, { referralId, recipientId });
		return { token, sentTo, expiresAt };
	});
}
