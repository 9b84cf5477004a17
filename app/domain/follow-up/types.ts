import type { Day } from "../kernel/calendar.ts";
import { type Id, idSchema, type PersonId } from "../kernel/ids.ts";

export type NoteId = Id<"Note">;
export const NoteId = idSchema("Note");
export type CommentId = Id<"Comment">;
export const CommentId = idSchema("Comment");

/** How the action stood on a day, in its author's words. */
export interface ProgressNote {
	id: NoteId;
	notedOn: Day;
	text: string;
	authorId: PersonId;
	authorName: string;
	revision: number;
}

export interface Comment {
	id: CommentId;
	/** Empty once the comment is deleted. */
	text: string;
	authorId: PersonId;
	authorName: string;
	writtenAt: Date;
	/** When its author last corrected it. */
	editedAt: Date | null;
	isDeleted: boolean;
	revision: number;
	/** Whom it calls, by name. */
	mentioned: { id: PersonId; displayName: string }[];
}

/** A first comment with its replies, open until someone resolves it. */
export interface Thread extends Comment {
	resolvedAt: Date | null;
	resolvedByName: string | null;
	replies: Comment[];
}

/** What the mail to a mentioned person tells. */
export interface MentionNotice {
	territorySlug: string;
	territoryName: string;
	sheetSlug: string;
	sheetCode: string;
	sheetTitle: string;
	authorId: PersonId;
	authorName: string;
	text: string;
	mentionedIds: PersonId[];
	/** The comment that opened the discussion. */
	discussionId: string;
}
