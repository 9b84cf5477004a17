import { inTransaction, type PersonCtx } from "../../kernel/context.server.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { passwordSet } from "../events.ts";
import { savePassword } from "../store.server.ts";

/** Replaces one's own password by one whose hash was made at the edge, and closes all of one's sessions, this one too. */
export async function setPassword(ctx: Omit<PersonCtx, "territoryIds">, { passwordHash }: { passwordHash: string }): Promise<void> {
	const { personId, now } = ctx;
	await inTransaction({ ...ctx, territoryIds: [] }, async (tx) => {
		await savePassword(tx, personId, passwordHash, now);
		await recordEvent(tx, null, passwordSet, { personId });
	});
}
