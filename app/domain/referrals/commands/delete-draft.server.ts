import type { FileStore } from "../../attachments/types.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { referralDraftDeleted } from "../events.ts";
import * as policy from "../policy.ts";
import { DeleteDraft } from "../schema.ts";
import { getReferral } from "../standing.server.ts";
import { lockReferral } from "../store.server.ts";

/** Forgets a draft: its key goes with its row, which leaves nothing that opens what a backup or a file may still hold. */
export async function deleteDraft(ctx: Ctx & { files: Pick<FileStore, "discard"> }, input: DeleteDraft): Promise<void> {
	const { referralId, revision } = DeleteDraft.parse(input);
	const { actor, files } = ctx;
	const { territoryId } = actor;
	const storageKeys = await inTransaction(ctx, async (tx) => {
		const seen = await getReferral(tx, actor, referralId);
		assertAllowed(policy.editDraft(seen.standing, seen.referral));
		await lockReferral(tx, territoryId, referralId);
		const { referral } = await getReferral(tx, actor, referralId);
		assertAllowed(policy.editDraft(seen.standing, referral));
		assertRevision(referral, revision);
		const request = await tx
			.selectFrom("referralRequest")
			.select("id")
			.where("territoryId", "=", territoryId)
			.where("referralId", "=", referralId)
			.where("closedAt", "is", null)
			.executeTakeFirst();
		if (request) throw new RuleViolation("referral.request-open");
		const kept = await tx
			.selectFrom("referralAttachment")
			.select("storageKey")
			.where("territoryId", "=", territoryId)
			.where("referralId", "=", referralId)
			.execute();
		await tx.deleteFrom("referral").where("territoryId", "=", territoryId).where("id", "=", referralId).execute();
		await recordEvent(tx, territoryId, referralDraftDeleted, { referralId });
		return kept.map(({ storageKey }) => storageKey);
	});
	for (const storageKey of storageKeys) await files.discard(storageKey);
}
