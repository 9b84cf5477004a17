import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { SheetId, TerritoryId } from "../kernel/ids.ts";
import type { Attachment, AttachmentId } from "./types.ts";

const attachments = (tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId) =>
	tx
		.selectFrom("attachment as a")
		.leftJoin("person", "person.id", "a.addedBy")
		.select(["a.id", "a.name", "a.extension", "a.size", "a.addedBy as addedById", "person.displayName as addedByName", "a.addedAt"])
		.where("a.territoryId", "=", territoryId)
		.where("a.sheetId", "=", sheetId)
		.where("a.removedAt", "is", null);

/** Latest first; what was removed is not there. */
export async function listAttachments(tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId): Promise<Attachment[]> {
	return (await attachments(tx, territoryId, sheetId).orderBy("a.addedAt", "desc").orderBy("a.id", "desc").execute()) as Attachment[];
}

export async function countAttachments(tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId): Promise<number> {
	const { count } = await tx
		.selectFrom("attachment")
		.select(({ fn }) => fn.countAll<number>().as("count"))
		.where("territoryId", "=", territoryId)
		.where("sheetId", "=", sheetId)
		.where("removedAt", "is", null)
		.executeTakeFirstOrThrow();
	return count;
}

/** @throws NotFound, also once it is removed */
export async function getAttachment(
	tx: ReadTx,
	territoryId: TerritoryId,
	sheetId: SheetId,
	attachmentId: AttachmentId,
): Promise<Attachment & { storageKey: string }> {
	const row = await attachments(tx, territoryId, sheetId).select("a.storageKey").where("a.id", "=", attachmentId).executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as Attachment & { storageKey: string };
}
