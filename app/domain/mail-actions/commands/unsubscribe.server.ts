import { sql } from "kysely";
import { inTransaction } from "../../kernel/context.server.ts";
import { NotFound, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { tokenHash } from "../../kernel/token.server.ts";
import { stopByMail } from "../../notices/steps.server.ts";
import type { ByMail } from "../act-by-mail.server.ts";
import { digestUnsubscribed, noticesUnsubscribed } from "../events.ts";
import { findMailLink } from "../queries.server.ts";

/** Stops the mails that the link came with, for whoever it was written to, and nothing else; again and again if a mailbox repeats itself. */
export async function unsubscribe({ db, now, token }: ByMail): Promise<void> {
	const link = await findMailLink(db, token, now);
	if (link?.purpose !== "unsubscribe-digest" && link?.purpose !== "unsubscribe-notices") throw new NotFound("not-found");
	if (link.expiresAt <= now) throw new RuleViolation("mail-link.expired");
	const { personId } = link;
	await inTransaction({ db, now, personId, territoryIds: [] }, async (tx) => {
		if (link.purpose === "unsubscribe-digest") {
			await sql`select auth_unsubscribe_digest(${tokenHash(token)}, ${now})`.execute(tx);
			await recordEvent(tx, null, digestUnsubscribed, { personId });
			return;
		}
		await stopByMail(tx, personId, link.stops);
		await recordEvent(tx, null, noticesUnsubscribed, { personId, kinds: link.stops });
	});
}
