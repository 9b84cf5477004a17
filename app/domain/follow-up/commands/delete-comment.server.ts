import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { commentDeleted } from "../events.ts";
import * as policy from "../policy.ts";
import type { DeleteComment } from "../schema.ts";
import { lockComment } from "../store.server.ts";

/** Deletes one's own comment: its text is forgotten, the answers to it stay. */
export async function deleteComment(ctx: Ctx, { sheetId, commentId, revision }: DeleteComment): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const sheet = await getSheetFacts(tx, territoryId, sheetId);
		assertAllowed(policy.addComment(actor, sheet)); // before the lock, which the database refuses to a reader
		const comment = await lockComment(tx, territoryId, sheetId, commentId);
		assertAllowed(policy.editComment(actor, sheet, comment));
		assertRevision(comment, revision);
		await tx
			.updateTable("sheetComment")
			.set({ text: "", mentionedIds: [], deletedAt: now, revision: revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("id", "=", commentId)
			.execute();
		await recordEvent(tx, territoryId, commentDeleted, { commentId, sheetId });
	});
}
