import type { Attachment } from "#app/domain/attachments/types.ts";
import type { Comment, Thread } from "#app/domain/follow-up/types.ts";

/** What the page of a follow-up receives: the domain's things with instants as text. */
export type ShownComment = Omit<Comment, "writtenAt" | "editedAt"> & { writtenAt: string; editedAt: string | null; canEdit: boolean };
export type ShownThread = ShownComment &
	Pick<Thread, "resolvedByName"> & { resolvedAt: string | null; replies: readonly ShownComment[]; canResolve: boolean };
export type ShownAttachment = Omit<Attachment, "addedAt"> & { addedAt: string };
