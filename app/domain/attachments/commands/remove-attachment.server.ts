import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { attachmentRemoved } from "../events.ts";
import * as policy from "../policy.ts";
import type { RemoveAttachment } from "../schema.ts";
import type { FileStore } from "../types.ts";

/** From here on nobody downloads it; the file itself is kept out of reach. */
export async function removeAttachment(ctx: Ctx & { files: FileStore }, { sheetId, attachmentId }: RemoveAttachment): Promise<void> {
	const { actor, now, files } = ctx;
	const { territoryId, personId } = actor;
	const storageKey = await inTransaction(ctx, async (tx) => {
		assertAllowed(policy.editAttachments(actor, await getSheetFacts(tx, territoryId, sheetId)));
		const removed = await tx
			.updateTable("attachment")
			.set({ removedAt: now, removedBy: personId })
			.where("territoryId", "=", territoryId)
			.where("sheetId", "=", sheetId)
			.where("id", "=", attachmentId)
			.where("removedAt", "is", null)
			.returning("storageKey")
			.executeTakeFirst();
		if (!removed) throw new NotFound("not-found");
		await recordEvent(tx, territoryId, attachmentRemoved, { attachmentId, sheetId });
		return removed.storageKey;
	});
	await files.setAside(storageKey);
}
