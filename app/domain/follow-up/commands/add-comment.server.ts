import { listPersonChoices } from "#app/domain/people/queries.server.ts";
import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { commentAdded } from "../events.ts";
import * as policy from "../policy.ts";
import { mentionsIn } from "../rules.ts";
import type { AddComment } from "../schema.ts";
import { lockThread } from "../store.server.ts";
import type { CommentId } from "../types.ts";

/** Opens a thread on a sheet, or answers one; those it names are written to. */
export async function addComment(ctx: Ctx, { sheetId, threadId, text, mentionedId }: AddComment): Promise<CommentId> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	const commentId = newId<CommentId>();
	return inTransaction(ctx, async (tx) => {
		assertAllowed(policy.addComment(actor, await getSheetFacts(tx, territoryId, sheetId)));
		if (threadId && (await lockThread(tx, territoryId, sheetId, threadId)).resolvedAt !== null) {
			throw new RuleViolation("comment.thread-resolved");
		}
		const people = await listPersonChoices(tx, territoryId, dayOf(now));
		if (mentionedId && !people.some(({ id }) => id === mentionedId)) throw new RuleViolation("sheet.unknown-person", "mentionedId");
		const mentionedIds = [...new Set([...(mentionedId ? [mentionedId] : []), ...mentionsIn(text, people)])];
		await tx
			.insertInto("sheetComment")
			.values({ id: commentId, territoryId, sheetId, threadId, text, mentionedIds, authorId: personId, writtenAt: now })
			.execute();
		await recordEvent(tx, territoryId, commentAdded, { commentId, sheetId, mentionedIds });
		return commentId;
	});
}
