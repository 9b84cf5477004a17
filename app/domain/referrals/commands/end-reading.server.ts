import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { listSideAgents, lockReaders } from "../readers.server.ts";
import type { EndReading } from "../schema.ts";
import { getReferral } from "../standing.server.ts";
import { lockRecipient, lockReferral } from "../store.server.ts";
import { referralReadingEnded } from "../thread-events.ts";
import { endReading as mayEndReading } from "../thread-policy.ts";

/** Stops reading a referral that a colleague at work reads on; the database takes from them what they followed. */
export async function endReading(ctx: Ctx, { referralId }: EndReading): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	await inTransaction(ctx, async (tx) => {
		const { standing } = await getReferral(tx, actor, referralId);
		const { recipientId } = standing;
		// two who leave at once: the second is then the last, and stays
		if (recipientId) await lockRecipient(tx, territoryId, referralId, recipientId);
		else await lockReferral(tx, territoryId, referralId);
		const readers = await lockReaders(tx, ctx, referralId, standing);
		const others = (await listSideAgents(tx, ctx, referralId, standing)).filter((one) => one.isReader && one.personId !== personId);
		const verdict = mayEndReading(standing, others.length);
		if (!verdict.allowed && verdict.code === "referral.last-reader") throw new RuleViolation(verdict.code);
		assertAllowed(verdict);
		const own = readers.find((reader) => reader.personId === personId && reader.until === null);
		if (own)
			await tx.updateTable("referralReader").set({ until: now }).where("territoryId", "=", territoryId).where("id", "=", own.id).execute();
		await recordEvent(tx, territoryId, referralReadingEnded, { referralId, recipientId, personId });
	});
}
