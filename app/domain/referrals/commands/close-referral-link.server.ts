import { sql } from "kysely";
import { inTransaction } from "../../kernel/context.server.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import type { LinkReaderCtx } from "../link.server.ts";
import { referralLinkClosed } from "../time-events.ts";

/** Ends the session of a link before its hour. */
export async function closeReferralLink(ctx: Omit<LinkReaderCtx, "vault">): Promise<void> {
	const { territoryId, referralId, recipientId, link, now } = ctx;
	await inTransaction(ctx, async (tx) => {
		await sql`select auth_close_link_session(${link}, ${now})`.execute(tx);
		await recordEvent(tx, territoryId, referralLinkClosed, { referralId, recipientId });
	});
}
