import { sql } from "kysely";
import { type Db, inUnit } from "#db/client.server.ts";
import { tokenHash } from "../kernel/token.server.ts";
import type { MailLink } from "./types.ts";

/** What the link of a mail is for; null when it was never given, or its person's account is closed. Looking changes nothing. */
export function findMailLink(db: Db, token: string, now: Date): Promise<MailLink | null> {
	return inUnit(
		db,
		{ personId: null, territoryIds: [], now },
		async (tx) => (await sql<MailLink>`select * from auth_find_mail_token(${tokenHash(token)})`.execute(tx)).rows[0] ?? null,
		"read only",
	);
}
