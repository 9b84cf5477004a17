import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, Conflict } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { notePlace } from "../content.server.ts";
import { referralNoteKept } from "../events.ts";
import { referralKey, type WithVault } from "../keys.server.ts";
import { KeepNote } from "../schema.ts";
import { getReferral, listRecipients } from "../standing.server.ts";
import { keepNote as mayKeepNote } from "../thread-policy.ts";
import { assertNamesNobody } from "../unnamed.server.ts";

/** One's own note about a referral, that no colleague reads; left empty, it goes. Revision 0: there was none. */
export async function keepNote(ctx: WithVault<Ctx>, input: KeepNote): Promise<void> {
	const { referralId, revision, text } = KeepNote.parse(input);
	const { actor, now } = ctx;
	const { territoryId, personId: authorId } = actor;
	await inTransaction(ctx, async (tx) => {
		const { referral, standing } = await getReferral(tx, actor, referralId);
		const recipients = await listRecipients(tx, territoryId, referralId, standing);
		assertAllowed(mayKeepNote(standing, referral, recipients.find(({ id }) => id === standing.recipientId) ?? null));
		const key = await referralKey(tx, ctx, territoryId, referralId);
		const stored = await tx
			.selectFrom("referralNote")
			.select(["revision", "sealedText"])
			.where("territoryId", "=", territoryId)
			.where("referralId", "=", referralId)
			.where("authorId", "=", authorId)
			.forUpdate()
			.executeTakeFirst();
		const current = { revision: stored?.revision ?? 0, text: stored ? key.open(notePlace(referralId, authorId), stored.sealedText) : "" };
		assertRevision(current, revision);
		if (text === null) {
			await tx
				.deleteFrom("referralNote")
				.where("territoryId", "=", territoryId)
				.where("referralId", "=", referralId)
				.where("authorId", "=", authorId)
				.execute();
		} else {
			await assertNamesNobody(tx, key, { territoryId, referralId }, text, "text");
			const sealedText = key.seal(notePlace(referralId, authorId), text);
			const { numInsertedOrUpdatedRows } = await tx
				.insertInto("referralNote")
				.values({ territoryId, referralId, authorId, sealedText, updatedAt: now })
				.onConflict((conflict) =>
					conflict
						.columns(["referralId", "authorId"])
						.doUpdateSet({ sealedText, updatedAt: now, revision: revision + 1 })
						.where("referralNote.revision", "=", revision),
				)
				.executeTakeFirstOrThrow();
			// two tabs that both saw no note: the second finds one
			if (Number(numInsertedOrUpdatedRows) === 0) throw new Conflict("stale", { revision: 1, text: "" });
		}
		await recordEvent(tx, territoryId, referralNoteKept, { referralId });
	});
}
