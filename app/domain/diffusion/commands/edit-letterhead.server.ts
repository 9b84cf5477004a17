import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { letterheadEdited } from "../events.ts";
import * as policy from "../policy.ts";
import type { EditLetterhead } from "../schema.ts";

/** Writes the contact lines that stand under the territory's name on its documents. */
export async function editLetterhead(ctx: Ctx, { revision, letterhead }: EditLetterhead): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	assertAllowed(policy.editLetterhead(actor));
	await inTransaction(ctx, async (tx) => {
		const stored = await tx
			.selectFrom("territory")
			.select(["letterhead", "letterheadRevision"])
			.where("id", "=", territoryId)
			.forUpdate()
			.executeTakeFirstOrThrow();
		const current = { revision: stored.letterheadRevision, letterhead: stored.letterhead };
		assertRevision(current, revision, current);
		await tx
			.updateTable("territory")
			.set({ letterhead, letterheadRevision: stored.letterheadRevision + 1 })
			.where("id", "=", territoryId)
			.execute();
		await recordEvent(tx, territoryId, letterheadEdited, {});
	});
}
