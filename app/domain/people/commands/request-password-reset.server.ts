import type { Db } from "#db/client.server.ts";
import { inTransaction } from "../../kernel/context.server.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { passwordResetRequested } from "../events.ts";
import { findCredential } from "../queries.server.ts";

/** Asks for the mail that lets a person choose a new password. Does nothing, and says nothing, when no such account may sign in. */
export async function requestPasswordReset({ db, now }: { db: Db; now: Date }, { email }: { email: string }): Promise<void> {
	const account = await findCredential(db, email, now);
	if (!account?.isActive) return;
	const { personId } = account;
	await inTransaction({ db, now, personId, territoryIds: [] }, (tx) => recordEvent(tx, null, passwordResetRequested, { personId }));
}
