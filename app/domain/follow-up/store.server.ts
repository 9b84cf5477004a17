import type { Tx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { PersonId, SheetId, TerritoryId } from "../kernel/ids.ts";
import type { Comment, CommentId, NoteId, ProgressNote } from "./types.ts";

/** @throws NotFound, also for a note of another sheet */
export async function lockNote(
	tx: Tx,
	territoryId: TerritoryId,
	sheetId: SheetId,
	noteId: NoteId,
): Promise<Omit<ProgressNote, "authorName">> {
	const row = await tx
		.selectFrom("progressNote")
		.select(["id", "notedOn", "text", "authorId", "revision"])
		.where("territoryId", "=", territoryId)
		.where("sheetId", "=", sheetId)
		.where("id", "=", noteId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as Omit<ProgressNote, "authorName">;
}

/** The first comment of a thread. @throws NotFound, also for a reply or a comment of another sheet */
export async function lockThread(
	tx: Tx,
	territoryId: TerritoryId,
	sheetId: SheetId,
	commentId: CommentId,
): Promise<{ id: CommentId; authorId: PersonId; resolvedAt: Date | null }> {
	const row = await tx
		.selectFrom("sheetComment")
		.select(["id", "authorId", "resolvedAt"])
		.where("territoryId", "=", territoryId)
		.where("sheetId", "=", sheetId)
		.where("id", "=", commentId)
		.where("threadId", "is", null)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as { id: CommentId; authorId: PersonId; resolvedAt: Date | null };
}

/** Any comment of a sheet. @throws NotFound, also once it is deleted or for one of another sheet */
export async function lockComment(
	tx: Tx,
	territoryId: TerritoryId,
	sheetId: SheetId,
	commentId: CommentId,
): Promise<Pick<Comment, "id" | "text" | "authorId" | "revision"> & { mentionedIds: PersonId[] }> {
	const row = await tx
		.selectFrom("sheetComment")
		.select(["id", "text", "authorId", "revision", "mentionedIds"])
		.where("territoryId", "=", territoryId)
		.where("sheetId", "=", sheetId)
		.where("id", "=", commentId)
		.where("deletedAt", "is", null)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as Awaited<ReturnType<typeof lockComment>>;
}
