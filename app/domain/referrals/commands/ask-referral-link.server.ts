import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { inTransaction } from "../../kernel/context.server.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { tokenHash } from "../../kernel/token.server.ts";
import { findReferralLink } from "../link.server.ts";
import { referralLinkAsked } from "../time-events.ts";

/** Asks for a new link from an old one: it will leave for the organisation's address. Says nothing of what the old one is worth. */
export async function askReferralLink({ db, now }: { db: Db; now: Date }, token: string): Promise<void> {
	const link = await findReferralLink(db, token, now);
	if (!link) return;
	const { territoryId, referralId, recipientId } = link;
	await inTransaction({ db, now, territoryId }, async (tx) => {
		const { rows } = await sql`select * from auth_ask_referral_link(${tokenHash(token)}, ${now})`.execute(tx);
		if (rows.length > 0) await recordEvent(tx, territoryId, referralLinkAsked, { referralId, recipientId });
	});
}
