import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { camelKeys } from "#db/nested-rows.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { PersonId, SheetId, TerritoryId } from "../kernel/ids.ts";
import type { Comment, CommentId, MentionNotice, ProgressNote, Thread } from "./types.ts";

/** Latest first. */
export async function listNotes(tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId): Promise<ProgressNote[]> {
	const rows = await tx
		.selectFrom("progressNote as n")
		.innerJoin("person", "person.id", "n.authorId")
		.select(["n.id", "n.notedOn", "n.text", "n.authorId", "person.displayName as authorName", "n.revision"])
		.where("n.territoryId", "=", territoryId)
		.where("n.sheetId", "=", sheetId)
		.orderBy("n.notedOn", "desc")
		.orderBy("n.writtenAt", "desc")
		.orderBy("n.id", "desc")
		.execute();
	return rows as ProgressNote[];
}

/** The day of the latest note of each sheet; a sheet without any is not in it. To find those that nobody has told of for months. */
export async function lastNoteOn(tx: ReadTx, territoryId: TerritoryId, sheetIds?: readonly SheetId[]): Promise<Map<SheetId, Day>> {
	if (sheetIds?.length === 0) return new Map();
	let query = tx
		.selectFrom("progressNote")
		.select((eb) => ["sheetId", eb.fn.max("notedOn").as("lastOn")])
		.where("territoryId", "=", territoryId)
		.groupBy("sheetId");
	if (sheetIds) query = query.where("sheetId", "in", sheetIds);
	return new Map((await query.execute()).map(({ sheetId, lastOn }) => [sheetId as SheetId, lastOn as unknown as Day]));
}

/** The latest note of a sheet, how many there are, and how many discussions are still open. */
export async function getFollowUpSummary(
	tx: ReadTx,
	territoryId: TerritoryId,
	sheetId: SheetId,
): Promise<{ lastNote: Pick<ProgressNote, "notedOn" | "authorName" | "text"> | null; noteCount: number; openThreadCount: number }> {
	const { notes, openThreadCount } = await tx
		.selectNoFrom((eb) => [
			jsonArrayFrom(
				eb
					.selectFrom("progressNote as n")
					.innerJoin("person", "person.id", "n.authorId")
					.select(["n.notedOn", "n.text", "person.displayName as authorName"])
					.select(sql<number>`count(*) over ()`.as("count"))
					.where("n.territoryId", "=", territoryId)
					.where("n.sheetId", "=", sheetId)
					.orderBy("n.notedOn", "desc")
					.orderBy("n.writtenAt", "desc")
					.orderBy("n.id", "desc")
					.limit(1),
			).as("notes"),
			eb
				.selectFrom("sheetComment as c")
				.select(({ fn }) => fn.countAll<number>().as("count"))
				.where("c.territoryId", "=", territoryId)
				.where("c.sheetId", "=", sheetId)
				.where("c.threadId", "is", null)
				.where("c.resolvedAt", "is", null)
				.as("openThreadCount"),
		])
		.executeTakeFirstOrThrow();
	const [last] = camelKeys(notes);
	const lastNote = last ? { notedOn: last.notedOn as Day, authorName: last.authorName, text: last.text } : null;
	return { lastNote, noteCount: last?.count ?? 0, openThreadCount: openThreadCount ?? 0 };
}

/** Threads in the order they were opened, each with its replies. */
export async function listThreads(tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId): Promise<Thread[]> {
	const rows = await tx
		.selectFrom("sheetComment as c")
		.leftJoin("person as author", "author.id", "c.authorId")
		.leftJoin("person as resolver", "resolver.id", "c.resolvedBy")
		.select(["c.id", "c.threadId", "c.text", "c.mentionedIds", "c.authorId", "c.writtenAt", "c.editedAt", "c.deletedAt"])
		.select(["c.revision", "c.resolvedAt"])
		.select(["author.displayName as authorName", "resolver.displayName as resolvedByName"])
		.where("c.territoryId", "=", territoryId)
		.where("c.sheetId", "=", sheetId)
		.orderBy("c.writtenAt")
		.orderBy("c.id")
		.execute();
	const ids = [...new Set(rows.flatMap(({ mentionedIds }) => mentionedIds))];
	const people = ids.length > 0 ? await tx.selectFrom("person").select(["id", "displayName"]).where("id", "in", ids).execute() : [];
	const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
	const commentOf = ({ id, text, authorId, authorName, mentionedIds, deletedAt, ...row }: (typeof rows)[number]): Comment => ({
		id: id as CommentId,
		text,
		authorId: authorId as PersonId,
		authorName: authorName ?? "Personne partie",
		writtenAt: row.writtenAt,
		editedAt: row.editedAt,
		isDeleted: deletedAt !== null,
		revision: row.revision,
		mentioned: mentionedIds.map((one) => ({ id: one as PersonId, displayName: names.get(one) ?? "Personne partie" })),
	});
	const replies = Map.groupBy(
		rows.filter(({ threadId }) => threadId !== null),
		({ threadId }) => threadId,
	);
	return rows
		.filter(({ threadId }) => threadId === null)
		.map((row) => ({
			...commentOf(row),
			resolvedAt: row.resolvedAt,
			resolvedByName: row.resolvedByName,
			replies: (replies.get(row.id) ?? []).map(commentOf),
		}));
}

/** Null once the comment is deleted, or has disappeared with its sheet. */
export async function findMentionNotice(tx: ReadTx, territoryId: TerritoryId, commentId: string): Promise<MentionNotice | null> {
	const row = await tx
		.selectFrom("sheetComment as c")
		.innerJoin("territory as t", "t.id", "c.territoryId")
		.innerJoin("actionSheet as s", "s.id", "c.sheetId")
		.innerJoin("person as author", "author.id", "c.authorId")
		.select(["t.slug as territorySlug", "t.name as territoryName", "s.slug as sheetSlug", "s.code as sheetCode", "s.title as sheetTitle"])
		.select([
			"c.authorId",
			"author.displayName as authorName",
			"c.text",
			"c.mentionedIds",
			sql<string>`coalesce(c.thread_id, c.id)`.as("discussionId"),
		])
		.where("c.territoryId", "=", territoryId)
		.where("c.id", "=", commentId)
		.where("c.deletedAt", "is", null)
		.executeTakeFirst();
	return (row as MentionNotice | undefined) ?? null;
}
