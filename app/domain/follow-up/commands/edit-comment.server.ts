import { listPersonChoices } from "#app/domain/people/queries.server.ts";
import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { commentEdited } from "../events.ts";
import * as policy from "../policy.ts";
import { mentionsIn } from "../rules.ts";
import type { EditComment } from "../schema.ts";
import { lockComment } from "../store.server.ts";

/** Corrects one's own comment. Those whom it newly names are written to; those it named before were. */
export async function editComment(ctx: Ctx, { sheetId, commentId, text, revision }: EditComment): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const sheet = await getSheetFacts(tx, territoryId, sheetId);
		assertAllowed(policy.addComment(actor, sheet)); // before the lock, which the database refuses to a reader
		const comment = await lockComment(tx, territoryId, sheetId, commentId);
		assertAllowed(policy.editComment(actor, sheet, comment));
		assertRevision(comment, revision);
		const named = mentionsIn(text, await listPersonChoices(tx, territoryId, dayOf(now)));
		await tx
			.updateTable("sheetComment")
			.set({ text, mentionedIds: [...new Set([...comment.mentionedIds, ...named])], editedAt: now, revision: revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("id", "=", commentId)
			.execute();
		await recordEvent(tx, territoryId, commentEdited, { commentId, sheetId });
	});
}
