import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { sessionRemoved } from "../events.ts";
import { editSession } from "../policy.ts";
import type { RemoveSession } from "../schema.ts";
import { lockSession } from "../store.server.ts";

/** For one written by mistake: a session that stops gets an end date instead, and stays in the list of those that ended. */
export async function removeSession(ctx: Ctx, { sessionId, revision }: RemoveSession): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const stored = await lockSession(tx, territoryId, sessionId);
		assertAllowed(editSession(actor, stored));
		assertRevision(stored, revision);
		await tx.deleteFrom("dropInSession").where("territoryId", "=", territoryId).where("id", "=", sessionId).execute();
		await recordEvent(tx, territoryId, sessionRemoved, { sessionId, organisationId: stored.organisationId });
	});
}
