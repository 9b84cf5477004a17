import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { attachmentPlace } from "./attachment-place.ts";
import type { ReferralAttachment, ReferralAttachmentId } from "./attachment-types.ts";
import type { OpenedReferral } from "./content.server.ts";
import type { ReferralId } from "./types.ts";

const columns = ["attachment.id", "kind", "sealedName", "extension", "size", "addedAt", "storageKey"] as const;

const attachments = (tx: ReadTx, territoryId: TerritoryId, referralId: ReferralId) =>
	tx
		.selectFrom("referralAttachment as attachment")
		.leftJoin("person", "person.id", "attachment.addedBy")
		.select([...columns, "person.displayName as addedByName"])
		.where("attachment.territoryId", "=", territoryId)
		.where("attachment.referralId", "=", referralId)
		.where("attachment.removedAt", "is", null);

/** Latest first, for whoever reads the account of an opened referral; nothing for the others. */
export async function listReferralAttachments(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ referral, readsAccount, key }: Pick<OpenedReferral, "referral" | "readsAccount" | "key">,
): Promise<ReferralAttachment[]> {
	if (!readsAccount) return [];
	const rows = await attachments(tx, territoryId, referral.id).orderBy("addedAt", "desc").orderBy("attachment.id", "desc").execute();
	return rows.map(({ sealedName, storageKey: _, ...row }) => ({
		...row,
		name: key.open(attachmentPlace(row.id).name, sealedName),
	})) as unknown as ReferralAttachment[];
}

/** One attachment, its name still sealed. @throws NotFound, also once it is removed */
export async function getReferralAttachment(
	tx: ReadTx,
	territoryId: TerritoryId,
	referralId: ReferralId,
	attachmentId: ReferralAttachmentId,
): Promise<Omit<ReferralAttachment, "name"> & { sealedName: string; storageKey: string }> {
	const row = await attachments(tx, territoryId, referralId).where("attachment.id", "=", attachmentId).executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as unknown as Awaited<ReturnType<typeof getReferralAttachment>>;
}

export async function countReferralAttachments(tx: ReadTx, territoryId: TerritoryId, referralId: ReferralId): Promise<number> {
	const { count } = await tx
		.selectFrom("referralAttachment")
		.select(({ fn }) => fn.countAll<number>().as("count"))
		.where("territoryId", "=", territoryId)
		.where("referralId", "=", referralId)
		.where("removedAt", "is", null)
		.executeTakeFirstOrThrow();
	return count;
}
