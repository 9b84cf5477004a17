import { createHash, randomBytes } from "node:crypto";
import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { type Ctx, inTransaction, reading } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { newId, type SheetId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { kindOf } from "../content.server.ts";
import { attachmentAdded } from "../events.ts";
import { safeNameOf } from "../names.ts";
import * as policy from "../policy.ts";
import type { AttachmentId, FileStore } from "../types.ts";

interface AddAttachment {
	sheetId: SheetId;
	/** As the browser sent it. */
	name: string;
	bytes: Uint8Array;
}

/** Keeps a file beside the sheet. The file is whole on disk before its row exists; without a row it is thrown away. */
export async function addAttachment(ctx: Ctx & { files: FileStore }, { sheetId, name, bytes }: AddAttachment): Promise<AttachmentId> {
	const { actor, now, files } = ctx;
	const { territoryId, personId } = actor;
	await reading(ctx, async (tx) => assertAllowed(policy.editAttachments(actor, await getSheetFacts(tx, territoryId, sheetId))));
	const extension = await kindOf(name, bytes);
	const attachmentId = newId<AttachmentId>();
	const storageKey = randomBytes(16).toString("hex");
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	await files.write(storageKey, bytes);
	try {
		await inTransaction(ctx, async (tx) => {
			assertAllowed(policy.editAttachments(actor, await getSheetFacts(tx, territoryId, sheetId)));
			await tx
				.insertInto("attachment")
				.values({
					...{ id: attachmentId, territoryId, sheetId, name: safeNameOf(name, extension), extension },
					...{ size: bytes.byteLength, sha256, storageKey, addedBy: personId, addedAt: now },
				})
				.execute();
			await recordEvent(tx, territoryId, attachmentAdded, { attachmentId, sheetId, sha256 });
		});
	} catch (error) {
		await files.discard(storageKey);
		throw error;
	}
	return attachmentId;
}
