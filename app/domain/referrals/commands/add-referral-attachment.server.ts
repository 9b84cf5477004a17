import { randomBytes } from "node:crypto";
import { checkedFile } from "../../attachments/steps.server.ts";
import type { FileStore } from "../../attachments/types.ts";
import { type Ctx, inTransaction, reading } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { referralAttachmentAdded } from "../attachment-events.ts";
import { attachmentPlace } from "../attachment-place.ts";
import * as policy from "../attachment-policy.ts";
import { countReferralAttachments } from "../attachment-queries.server.ts";
import type { AddReferralAttachment } from "../attachment-schema.ts";
import {
	maxReferralAttachmentBytes,
	maxReferralAttachments,
	type ReferralAttachmentId,
	referralAttachmentFormats,
} from "../attachment-types.ts";
import { referralKey, type WithVault } from "../keys.server.ts";
import { getReferral, listRecipients } from "../standing.server.ts";
import { assertStillAgreed } from "../still-agreed.server.ts";
import { lockReferral } from "../store.server.ts";
import { readsMessages } from "../thread-policy.ts";

interface SentFile {
	/** As the browser sent it. */
	name: string;
	bytes: Uint8Array;
}

/**
 * Keeps a file with a referral, sealed like the rest of it: neither the disk nor the database holds a word of it or its name. It is whole
 * on disk before its row exists; without a row it is thrown away.
 */
export async function addReferralAttachment(
	ctx: WithVault<Ctx> & { files: FileStore },
	{ referralId, kind }: AddReferralAttachment,
	{ name: sentName, bytes }: SentFile,
): Promise<ReferralAttachmentId> {
	const { actor, now, files } = ctx;
	const { territoryId, personId } = actor;
	const key = await reading(ctx, async (tx) => {
		const { referral, standing } = await getReferral(tx, actor, referralId);
		assertAllowed(policy.addAttachment(standing, referral));
		return referralKey(tx, ctx, territoryId, referralId);
	});
	const { name, extension } = await checkedReferralFile(sentName, bytes);
	const attachmentId = newId<ReferralAttachmentId>();
	const storageKey = randomBytes(16).toString("hex");
	const place = attachmentPlace(attachmentId);
	await files.write(storageKey, Buffer.from(key.seal(place.bytes, bytes), "ascii"));
	try {
		await inTransaction(ctx, async (tx) => {
			await lockReferral(tx, territoryId, referralId);
			const { referral, standing } = await getReferral(tx, actor, referralId);
			assertAllowed(policy.addAttachment(standing, referral));
			// the paper that bears a new agreement comes before it is recorded
			if (kind !== "mandate") {
				const readers = (await listRecipients(tx, territoryId, referralId, standing)).filter(readsMessages);
				await assertStillAgreed(tx, ctx, referral, readers);
			}
			if ((await countReferralAttachments(tx, territoryId, referralId)) >= maxReferralAttachments) {
				throw new RuleViolation("referral.attachment-too-many", "file");
			}
			await tx
				.insertInto("referralAttachment")
				.values({
					...{ id: attachmentId, territoryId, referralId, kind, extension, size: bytes.byteLength, storageKey },
					...{ sealedName: key.seal(place.name, name), addedBy: personId, addedAt: now },
				})
				.execute();
			await recordEvent(tx, territoryId, referralAttachmentAdded, { referralId, attachmentId });
		});
	} catch (error) {
		await files.discard(storageKey);
		throw error;
	}
	return attachmentId;
}

/** Known by its content, as any file sent, and only of the few formats that such a paper comes in. */
async function checkedReferralFile(sentName: string, bytes: Uint8Array) {
	if (bytes.byteLength > maxReferralAttachmentBytes) throw new RuleViolation("referral.attachment-too-large", "file");
	const { name, extension } = await checkedFile(sentName, bytes);
	const format = referralAttachmentFormats.find((one) => one === extension);
	if (!format) throw new RuleViolation("referral.attachment-format", "file");
	return { name, extension: format };
}
