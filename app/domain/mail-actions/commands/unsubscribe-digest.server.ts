import { sql } from "kysely";
import { inTransaction } from "../../kernel/context.server.ts";
import { NotFound, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { tokenHash } from "../../kernel/token.server.ts";
import type { ByMail } from "../act-by-mail.server.ts";
import { digestUnsubscribed } from "../events.ts";
import { findMailLink } from "../queries.server.ts";

/** Stops the digest of whoever it was written to, and nothing else; again and again if a mailbox repeats itself. */
export async function unsubscribeDigest({ db, now, token }: ByMail): Promise<void> {
	const link = await findMailLink(db, token, now);
	if (link?.purpose !== "unsubscribe-digest") throw new NotFound("not-found");
	await inTransaction({ db, now, personId: link.personId, territoryIds: [] }, async (tx) => {
		const { rows } = await sql<{ isStopped: boolean }>`select auth_unsubscribe_digest(${tokenHash(token)}, ${now}) as is_stopped`.execute(
			tx,
		);
		if (!rows[0]?.isStopped) throw new RuleViolation("mail-link.expired");
		await recordEvent(tx, null, digestUnsubscribed, { personId: link.personId });
	});
}
