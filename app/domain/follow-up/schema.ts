import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { PersonId, SheetId } from "../kernel/ids.ts";
import { CommentId, NoteId } from "./types.ts";

const noteFields = { notedOn: Day, text: z.string().trim().min(1).max(5_000) };

export const AddNote = z.strictObject({ sheetId: SheetId, ...noteFields });
export type AddNote = z.output<typeof AddNote>;

export const EditNote = z.strictObject({ sheetId: SheetId, noteId: NoteId, revision: z.coerce.number().int(), ...noteFields });
export type EditNote = z.output<typeof EditNote>;

export const AddComment = z.strictObject({
	sheetId: SheetId,
	/** The comment it answers; absent for a new thread. */
	threadId: CommentId.nullable().default(null),
	text: z.string().trim().min(1).max(3_000),
	/** Chosen from the list; those named in the text with an @ are added to it. */
	mentionedId: PersonId.nullable().default(null),
});
export type AddComment = z.output<typeof AddComment>;

export const EditComment = z.strictObject({
	sheetId: SheetId,
	commentId: CommentId,
	text: AddComment.shape.text,
	revision: z.coerce.number().int(),
});
export type EditComment = z.output<typeof EditComment>;

export const DeleteComment = EditComment.omit({ text: true });
export type DeleteComment = z.output<typeof DeleteComment>;

export const ResolveComment = z.strictObject({ sheetId: SheetId, commentId: CommentId, state: z.enum(["resolved", "open"]) });
export type ResolveComment = z.output<typeof ResolveComment>;
