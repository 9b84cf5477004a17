import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { noteAdded } from "../events.ts";
import * as policy from "../policy.ts";
import type { AddNote } from "../schema.ts";
import type { NoteId } from "../types.ts";

export async function addNote(ctx: Ctx, { sheetId, ...fields }: AddNote): Promise<NoteId> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	const noteId = newId<NoteId>();
	return inTransaction(ctx, async (tx) => {
		assertAllowed(policy.addNote(actor, await getSheetFacts(tx, territoryId, sheetId)));
		if (fields.notedOn > dayOf(now)) throw new RuleViolation("note.in-future", "notedOn");
		await tx
			.insertInto("progressNote")
			.values({ id: noteId, territoryId, sheetId, authorId: personId, writtenAt: now, ...fields })
			.execute();
		await recordEvent(tx, territoryId, noteAdded, { noteId, sheetId });
		return noteId;
	});
}
