import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { noteEdited } from "../events.ts";
import * as policy from "../policy.ts";
import type { EditNote } from "../schema.ts";
import { lockNote } from "../store.server.ts";

export async function editNote(ctx: Ctx, { sheetId, noteId, revision, ...fields }: EditNote): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const sheet = await getSheetFacts(tx, territoryId, sheetId);
		assertAllowed(policy.addNote(actor, sheet)); // before the lock, which the database refuses to a reader
		const note = await lockNote(tx, territoryId, sheetId, noteId);
		assertAllowed(policy.editNote(actor, sheet, note));
		assertRevision(note, revision);
		if (fields.notedOn > dayOf(now)) throw new RuleViolation("note.in-future", "notedOn");
		await tx
			.updateTable("progressNote")
			.set({ ...fields, revision: note.revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("id", "=", noteId)
			.execute();
		await recordEvent(tx, territoryId, noteEdited, { noteId, sheetId });
	});
}
