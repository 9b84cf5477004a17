import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { commentReopened, commentResolved } from "../events.ts";
import * as policy from "../policy.ts";
import { assertTurns } from "../rules.ts";
import type { ResolveComment } from "../schema.ts";
import { lockThread } from "../store.server.ts";

/** Settles a thread, or opens it again. */
export async function resolveComment(ctx: Ctx, { sheetId, commentId, state }: ResolveComment): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	await inTransaction(ctx, async (tx) => {
		const sheet = await getSheetFacts(tx, territoryId, sheetId);
		assertAllowed(policy.addComment(actor, sheet)); // before the lock, which the database refuses to a reader
		const thread = await lockThread(tx, territoryId, sheetId, commentId);
		assertAllowed(policy.resolveComment(actor, sheet, thread));
		assertTurns(thread, state);
		const isResolved = state === "resolved";
		await tx
			.updateTable("sheetComment")
			.set({ resolvedAt: isResolved ? now : null, resolvedBy: isResolved ? personId : null })
			.where("territoryId", "=", territoryId)
			.where("id", "=", commentId)
			.execute();
		await recordEvent(tx, territoryId, isResolved ? commentResolved : commentReopened, { commentId, sheetId });
	});
}
