import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { inTransaction } from "../../kernel/context.server.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { newToken, tokenHash } from "../../kernel/token.server.ts";
import { recordAccess } from "../access.server.ts";
import { findReferralLink, linkSessionMinutes } from "../link.server.ts";
import { referralLinkOpened } from "../time-events.ts";

/**
 * Exchanges a link, once, for a session of an hour: of two browsers that open it, one wins. A refusal is written down like any other.
 * @returns the secret of the session, or null when the link opens nothing
 */
export async function openReferralLink({ db, now }: { db: Db; now: Date }, token: string): Promise<string | null> {
	const link = await findReferralLink(db, token, now);
	if (!link) return null;
	const { territoryId, organisationId, referralId, recipientId } = link;
	const session = newToken();
	return inTransaction({ db, now, territoryId }, async (tx) => {
		const endsAt = new Date(now.getTime() + linkSessionMinutes * 60_000);
		const { rows } =
			await sql`select * from auth_open_referral_link(${tokenHash(token)}, ${tokenHash(session)}, ${now}, ${endsAt})`.execute(tx);
		const isOpened = rows.length > 0;
		await recordAccess(tx, { territoryId, organisationId, referralId, what: isOpened ? "link" : "refused", detail: "link" });
		if (!isOpened) return null;
		await recordEvent(tx, territoryId, referralLinkOpened, { referralId, recipientId });
		return session;
	});
}
