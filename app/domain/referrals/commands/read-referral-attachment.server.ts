import type { FileStore } from "../../attachments/types.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../../kernel/errors.ts";
import { recordAccess } from "../access.server.ts";
import { attachmentPlace } from "../attachment-place.ts";
import * as policy from "../attachment-policy.ts";
import { getReferralAttachment } from "../attachment-queries.server.ts";
import type { OneReferralAttachment } from "../attachment-schema.ts";
import { referralKey, type WithVault } from "../keys.server.ts";
import { getReferral, listRecipients } from "../standing.server.ts";

/** A file as it was sent, for whoever reads the account; who took it is written down first. */
export async function readReferralAttachment(
	ctx: WithVault<Ctx> & { files: Pick<FileStore, "read"> },
	{ referralId, attachmentId }: OneReferralAttachment,
): Promise<{ name: string; bytes: Uint8Array }> {
	const { actor, files } = ctx;
	const { territoryId, organisationId } = actor;
	const { name, storageKey, key } = await inTransaction(ctx, async (tx) => {
		const { referral, standing } = await getReferral(tx, actor, referralId);
		const recipients = await listRecipients(tx, territoryId, referralId, standing);
		const own = recipients.find(({ id }) => id === standing.recipientId) ?? null;
		assertAllowed(policy.readAttachment(standing, referral, own));
		const { sealedName, storageKey } = await getReferralAttachment(tx, territoryId, referralId, attachmentId);
		const key = await referralKey(tx, ctx, territoryId, referralId);
		await recordAccess(tx, { territoryId, organisationId, referralId, what: "file", detail: `attachment:${attachmentId}` });
		return { name: key.open(attachmentPlace(attachmentId).name, sealedName), storageKey, key };
	});
	const stream = await files.read(storageKey).catch(() => null);
	if (!stream) throw new NotFound("not-found");
	return { name, bytes: key.openBytes(attachmentPlace(attachmentId).bytes, await new Response(stream).text()) };
}
