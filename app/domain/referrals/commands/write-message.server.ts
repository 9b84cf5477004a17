import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { messagePlace } from "../content.server.ts";
import { referralMessageWritten } from "../events.ts";
import { referralKey, type WithVault } from "../keys.server.ts";
import { WriteMessage } from "../schema.ts";
import { getReferral, listRecipients } from "../standing.server.ts";
import { assertStillAgreed } from "../still-agreed.server.ts";
import { readsMessages, writeIn } from "../thread-policy.ts";
import { assertNamesNobody } from "../unnamed.server.ts";

/** Says something in the thread, for good: the sender to one recipient or to all who read it, a recipient to the sender. */
export async function writeMessage(ctx: WithVault<Ctx>, input: WriteMessage): Promise<string> {
	const { referralId, recipientId, text } = WriteMessage.parse(input);
	const { actor, now } = ctx;
	const { territoryId, organisationId, personId } = actor;
	return inTransaction(ctx, async (tx) => {
		const { referral, standing } = await getReferral(tx, actor, referralId);
		const recipients = await listRecipients(tx, territoryId, referralId, standing);
		const own = recipients.find(({ id }) => id === standing.recipientId) ?? null;
		assertAllowed(writeIn(standing, referral, own));
		const isFromSender = standing.side === "sender";
		const readers = recipients.filter(readsMessages);
		if (isFromSender && !(recipientId ? readers.some(({ id }) => id === recipientId) : readers.length > 0))
			throw new RuleViolation("referral.nobody-reads", "recipientId");
		if (isFromSender) await assertStillAgreed(tx, ctx, referral, recipientId ? readers.filter(({ id }) => id === recipientId) : readers);

		const to = isFromSender ? recipientId : standing.recipientId;
		const messageId = newId();
		const key = await referralKey(tx, ctx, territoryId, referralId);
		await assertNamesNobody(tx, key, { territoryId, referralId }, text, "text");
		const sealedText = key.seal(messagePlace(messageId), text);
		await tx
			.insertInto("referralMessage")
			.values({ id: messageId, territoryId, referralId, recipientId: to, authorId: personId, organisationId, sealedText, at: now })
			.execute();
		await recordEvent(tx, territoryId, referralMessageWritten, { referralId, messageId, recipientId: to, isFromSender });
		return messageId;
	});
}
