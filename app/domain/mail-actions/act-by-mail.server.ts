import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { type Ctx, inTransaction, type Tx } from "../kernel/context.server.ts";
import { Forbidden, NotFound, RuleViolation } from "../kernel/errors.ts";
import { tokenHash } from "../kernel/token.server.ts";
import { findActor } from "../people/queries.server.ts";
import { findMailLink } from "./queries.server.ts";
import type { MailLink, Unsubscription } from "./types.ts";

/** Whoever holds the secret of a mail, without a session. */
export interface ByMail {
	db: Db;
	now: Date;
	token: string;
}

type Act = Exclude<MailLink["purpose"], Unsubscription["purpose"]>;

/**
 * Does the one thing a link is for, as the person it was written to and with the rights they hold now; the link is used up by the same
 * transaction, first, so that of two clicks one waits and finds it used. What is refused leaves it good.
 */
export async function actByMail(
	{ db, now, token }: ByMail,
	purpose: Act,
	act: (tx: Tx, ctx: Ctx, objectId: string) => Promise<unknown>,
): Promise<void> {
	const link = await findMailLink(db, token, now);
	if (link?.purpose !== purpose) throw new NotFound("not-found");
	if (link.expiresAt <= now) throw new RuleViolation("mail-link.expired");
	const actor = await findActor(db, { id: link.personId, displayName: link.displayName }, link.territoryId, now);
	if (!actor) throw new Forbidden("mail-link.no-right");
	const ctx = { db, actor, now };
	await inTransaction(ctx, async (tx) => {
		const { rows } = await sql<{ isUsed: boolean }>`select auth_use_mail_token(${tokenHash(token)}, ${now}) as is_used`.execute(tx);
		if (!rows[0]?.isUsed) throw new RuleViolation("mail-link.used");
		await act(tx, ctx, link.objectId);
	});
}
