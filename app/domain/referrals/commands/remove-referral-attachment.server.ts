import type { FileStore } from "../../attachments/types.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { referralAttachmentRemoved } from "../attachment-events.ts";
import * as policy from "../attachment-policy.ts";
import type { OneReferralAttachment } from "../attachment-schema.ts";
import { getReferral } from "../standing.server.ts";
import { lockReferral } from "../store.server.ts";

/** Nobody downloads it from here on, and the file is destroyed at once; the night's purge sees to one that a crash left, and to the row. */
export async function removeReferralAttachment(
	ctx: Ctx & { files: Pick<FileStore, "discard"> },
	{ referralId, attachmentId }: OneReferralAttachment,
): Promise<void> {
	const { actor, now, files } = ctx;
	const { territoryId } = actor;
	const storageKey = await inTransaction(ctx, async (tx) => {
		const judge = async () => {
			const { referral, standing } = await getReferral(tx, actor, referralId);
			assertAllowed(policy.removeAttachment(standing, referral));
		};
		await judge(); // who only reads it has nothing to lock, and is told why
		await lockReferral(tx, territoryId, referralId);
		await judge();
		const removed = await tx
			.updateTable("referralAttachment")
			.set({ removedAt: now })
			.where("territoryId", "=", territoryId)
			.where("referralId", "=", referralId)
			.where("id", "=", attachmentId)
			.where("removedAt", "is", null)
			.returning("storageKey")
			.executeTakeFirst();
		if (!removed) throw new NotFound("not-found");
		await recordEvent(tx, territoryId, referralAttachmentRemoved, { referralId, attachmentId });
		return removed.storageKey;
	});
	await files.discard(storageKey);
}
