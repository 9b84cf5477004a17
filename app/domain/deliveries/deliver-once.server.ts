import { createHash } from "node:crypto";
import { inTransaction, type SystemCtx } from "../kernel/context.server.ts";
import { newId, type PersonId, type TerritoryId } from "../kernel/ids.ts";

export interface Delivery {
	/** Who, what and when in ids and codes only: "minutes-approved/<event>/<person>". */
	key: string;
	kind: string;
	/** Null for whoever has no account. */
	personId: PersonId | null;
	territoryId: TerritoryId | null;
	/** Where it goes: kept as a digest alone, by which a return of this mail is known. */
	address: string;
}

/** What tells a return of this very mail, and nothing of the others that went to the same address. */
export const recipientHashOf = (messageId: string, address: string): string =>
	createHash("sha256").update(`${messageId} ${address.toLowerCase()}`).digest("hex");

/** Another process claimed the same delivery a moment ago: this job tries again later, and finds it sent or given up. */
export class DeliveryUnderWay extends Error {
	constructor(key: string) {
		super(`delivery under way: ${key}`);
	}
}

/** A claim that nobody marked as sent for this long belongs to a process that died. */
export const claimLastsMs = 10 * 60_000;

/**
 * Sends a mail unless it was already sent. The unique key is claimed before sending and marked after, each in its own short
 * transaction: a crash between the two may send twice, and never loses a mail. When `send` fails the claim is given back.
 * @param send sends and returns the Message-ID
 * @returns whether this call sent it
 */
export async function deliverOnce(
	ctx: SystemCtx,
	{ key, kind, personId, territoryId, address }: Delivery,
	send: () => Promise<string>,
): Promise<boolean> {
	const { now } = ctx;
	const claim = await inTransaction(ctx, async (tx) => {
		const mine = await tx
			.insertInto("emailDelivery")
			.values({ id: newId(), key, kind, personId, territoryId, claimedAt: now })
			.onConflict((conflict) =>
				conflict
					.column("key")
					.doUpdateSet({ claimedAt: now })
					.where("emailDelivery.sentAt", "is", null)
					.where("emailDelivery.claimedAt", "<", new Date(now.getTime() - claimLastsMs)),
			)
			.returning("id")
			.executeTakeFirst();
		if (mine) return mine.id;
		const other = await tx.selectFrom("emailDelivery").select("sentAt").where("key", "=", key).executeTakeFirst();
		if (!other?.sentAt) throw new DeliveryUnderWay(key);
		return null;
	});
	if (!claim) return false;

	let messageId: string;
	try {
		messageId = await send();
	} catch (error) {
		// Free again at once; if even that fails, the claim ages and is taken over.
		await inTransaction(ctx, (tx) => tx.deleteFrom("emailDelivery").where("id", "=", claim).where("sentAt", "is", null).execute()).catch(
			() => undefined,
		);
		throw error;
	}
	const recipientHash = recipientHashOf(messageId, address);
	await inTransaction(ctx, (tx) =>
		tx.updateTable("emailDelivery").set({ sentAt: now, messageId, recipientHash }).where("id", "=", claim).execute(),
	);
	return true;
}
