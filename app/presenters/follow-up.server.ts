import { editAttachments } from "#app/domain/attachments/policy.ts";
import { countAttachments, getAttachment, listAttachments } from "#app/domain/attachments/queries.server.ts";
import { AttachmentId } from "#app/domain/attachments/types.ts";
import * as policy from "#app/domain/follow-up/policy.ts";
import { getFollowUpSummary, listNotes, listThreads } from "#app/domain/follow-up/queries.server.ts";
import type { Comment } from "#app/domain/follow-up/types.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed, NotFound } from "#app/domain/kernel/errors.ts";
import type { SheetId, TerritoryId } from "#app/domain/kernel/ids.ts";
import { listPersonChoices } from "#app/domain/people/queries.server.ts";
import { found, sheetAt } from "./sheet-at.server.ts";

/** What the page of a sheet says of its follow-up. */
export async function summarizeFollowUp(tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId) {
	const [summary, attachmentCount] = await Promise.all([
		getFollowUpSummary(tx, territoryId, sheetId),
		countAttachments(tx, territoryId, sheetId),
	]);
	return { ...summary, attachmentCount };
}

/** Page of a sheet's follow-up: notes, discussions, attachments. */
export function presentFollowUp(ctx: Ctx, slug: string) {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	return reading(ctx, async (tx) => {
		const { sheet, facts } = await sheetAt(tx, ctx, slug);
		const notes = await listNotes(tx, territoryId, sheet.id);
		const threads = await listThreads(tx, territoryId, sheet.id);
		const attachments = await listAttachments(tx, territoryId, sheet.id);
		const canComment = policy.addComment(actor, facts).allowed;
		const shown = <C extends Comment>({ writtenAt, editedAt, ...comment }: C) => ({
			...comment,
			writtenAt: writtenAt.toISOString(),
			editedAt: editedAt?.toISOString() ?? null,
			canEdit: !comment.isDeleted && policy.editComment(actor, facts, comment).allowed,
		});
		return {
			territory: actor.territorySlug,
			today: dayOf(now),
			sheet,
			notes: notes.map((note) => ({ ...note, canEdit: policy.editNote(actor, facts, note).allowed })),
			threads: threads.map(({ replies, resolvedAt, ...thread }) => ({
				...shown(thread),
				resolvedAt: resolvedAt?.toISOString() ?? null,
				replies: replies.map(shown),
				canResolve: policy.resolveComment(actor, facts, thread).allowed,
			})),
			attachments: attachments.map((one) => ({ ...one, addedAt: one.addedAt.toISOString() })),
			people: canComment ? await listPersonChoices(tx, territoryId, dayOf(now)) : [],
			can: { note: policy.addNote(actor, facts).allowed, comment: canComment, attach: editAttachments(actor, facts).allowed },
		};
	});
}

/** Form of a note, new or of the address. */
export function presentNoteForm(ctx: Ctx, slug: string, noteId?: string) {
	const { actor, now } = ctx;
	return reading(ctx, async (tx) => {
		const { sheet, facts } = await sheetAt(tx, ctx, slug);
		const notes = await listNotes(tx, actor.territoryId, sheet.id);
		const note = noteId === undefined ? null : found(notes.find(({ id }) => id === noteId));
		assertAllowed(note ? policy.editNote(actor, facts, note) : policy.addNote(actor, facts));
		return { territory: actor.territorySlug, sheet, note, today: dayOf(now) };
	});
}

/** Form of a comment: a new thread, or an answer to the one asked for. */
export function presentCommentForm(ctx: Ctx, slug: string, threadId: string | null) {
	const { actor, now } = ctx;
	return reading(ctx, async (tx) => {
		const { sheet, facts } = await sheetAt(tx, ctx, slug);
		assertAllowed(policy.addComment(actor, facts));
		const threads = threadId ? await listThreads(tx, actor.territoryId, sheet.id) : [];
		const thread = threadId ? found(threads.find(({ id }) => id === threadId)) : null;
		return {
			territory: actor.territorySlug,
			sheet,
			thread: thread && { id: thread.id, text: thread.text, authorName: thread.authorName },
			people: await listPersonChoices(tx, actor.territoryId, dayOf(now)),
		};
	});
}

/** Where one's own comment is corrected or deleted. */
export function presentOwnComment(ctx: Ctx, slug: string, commentId: string) {
	const { actor } = ctx;
	return reading(ctx, async (tx) => {
		const { sheet, facts } = await sheetAt(tx, ctx, slug);
		const threads = await listThreads(tx, actor.territoryId, sheet.id);
		const comments = threads.flatMap((thread) => [thread, ...thread.replies]);
		const comment = found(comments.find(({ id, isDeleted }) => id === commentId && !isDeleted));
		assertAllowed(policy.editComment(actor, facts, comment));
		return { territory: actor.territorySlug, sheet, comment: { id: comment.id, text: comment.text, revision: comment.revision } };
	});
}

/** Form that attaches a file. */
export function presentAttachmentForm(ctx: Ctx, slug: string) {
	return reading(ctx, async (tx) => {
		const { sheet, facts } = await sheetAt(tx, ctx, slug);
		assertAllowed(editAttachments(ctx.actor, facts));
		return { territory: ctx.actor.territorySlug, sheet };
	});
}

/** Page where an attachment is removed. */
export function presentAttachmentRemoval(ctx: Ctx, slug: string, attachmentId: string) {
	return reading(ctx, async (tx) => {
		const { sheet, facts } = await sheetAt(tx, ctx, slug);
		assertAllowed(editAttachments(ctx.actor, facts));
		const { name } = await attachmentOf(tx, ctx, sheet.id, attachmentId);
		return { territory: ctx.actor.territorySlug, sheet, name };
	});
}

/** What a download needs to know; every member of the territory reads attachments. */
export function presentDownload(ctx: Ctx, slug: string, attachmentId: string) {
	return reading(ctx, async (tx) => {
		const { sheet } = await sheetAt(tx, ctx, slug);
		const { name, extension, size, storageKey } = await attachmentOf(tx, ctx, sheet.id, attachmentId);
		return { name, extension, size, storageKey };
	});
}

function attachmentOf(tx: ReadTx, { actor }: Ctx, sheetId: Parameters<typeof getAttachment>[2], attachmentId: string) {
	const id = AttachmentId.safeParse(attachmentId);
	if (!id.success) throw new NotFound("not-found");
	return getAttachment(tx, actor.territoryId, sheetId, id.data);
}
