import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const note = z.object({ noteId: z.string(), sheetId: z.string() });
const comment = z.object({ commentId: z.string(), sheetId: z.string() });

export const noteAdded = defineEvent("note.added", note);
export const noteEdited = defineEvent("note.edited", note);
export const commentAdded = defineEvent("comment.added", comment.extend({ mentionedIds: z.array(z.string()) }));
export const commentEdited = defineEvent("comment.edited", comment);
export const commentDeleted = defineEvent("comment.deleted", comment);
export const commentResolved = defineEvent("comment.resolved", comment);
export const commentReopened = defineEvent("comment.reopened", comment);
