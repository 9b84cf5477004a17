import { editSheet } from "../action-sheets/policy.ts";
import type { SheetFacts } from "../action-sheets/types.ts";
import type { Actor } from "../kernel/actor.ts";
import type { PersonId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

type Sheet = Pick<SheetFacts, "territoryId" | "axisCommitteeId" | "committeeId" | "leadPersonId">;

/** How the action goes is told by whoever edits the sheet. */
export const addNote = (actor: Actor, sheet: Sheet): Verdict => editSheet(actor, sheet);

/** A note is someone's word: only they correct it, as long as they may write here. */
export function editNote(actor: Actor, sheet: Sheet, note: { authorId: PersonId }): Verdict {
	const add = addNote(actor, sheet);
	if (!add.allowed) return add;
	return note.authorId === actor.personId ? allow : deny("note.not-yours");
}

/** Every contributor comments, and so do those who preside, even where they otherwise only read. */
export function addComment(actor: Actor, sheet: Pick<Sheet, "territoryId">): Verdict {
	if (sheet.territoryId !== actor.territoryId) return deny("sheet.other-territory");
	const presides = actor.mandates.some(({ role }) => role === "chair" || role === "substitute");
	return actor.role !== "reader" || presides ? allow : deny("sheet.reader");
}

/** A comment is someone's word: only they correct or delete it, as long as they may comment here. */
export function editComment(actor: Actor, sheet: Pick<Sheet, "territoryId">, comment: { authorId: PersonId }): Verdict {
	const add = addComment(actor, sheet);
	if (!add.allowed) return add;
	return comment.authorId === actor.personId ? allow : deny("comment.not-the-author");
}

/** A thread is settled by who opened it or by whoever edits the sheet. */
export function resolveComment(actor: Actor, sheet: Sheet, thread: { authorId: PersonId }): Verdict {
	const comment = addComment(actor, sheet);
	if (!comment.allowed) return comment;
	if (thread.authorId === actor.personId) return allow;
	return editSheet(actor, sheet).allowed ? allow : deny("comment.not-yours");
}
