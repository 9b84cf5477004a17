import { type SystemCtx, sweeping } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { recipientHashOf } from "../deliver-once.server.ts";
import type { MailReturn } from "../mail-return.ts";
import { recordRefusal, stopMail } from "../stops.server.ts";

/** Stopped or counted against the address; or not believed: no mail of ours went to that address under that Message-ID. */
export type ReturnOutcome = "stopped" | "counted" | "unknown";

/**
 * Draws the consequence of a mail that came back, or that its reader called unwanted. Anybody may write to where returns arrive: only
 * who holds the mail knows both its Message-ID and its address, and the most that they can do is to stop their own mail.
 */
export async function takeMailReturn(ctx: SystemCtx, found: MailReturn): Promise<ReturnOutcome> {
	const { messageId } = found;
	const delivery = await sweeping(ctx, (tx) =>
		tx
			.selectFrom("emailDelivery")
			.select(["territoryId", "recipientHash"])
			.where("messageId", "=", messageId)
			.where("sentAt", "is not", null)
			.executeTakeFirst(),
	);
	if (!delivery) return "unknown";
	const within = { ...ctx, territoryId: delivery.territoryId as TerritoryId | null };
	const isOurs = (address: string) => recipientHashOf(messageId, address) === delivery.recipientHash;
	if (found.kind === "complaint") {
		const address = found.addresses.find(isOurs);
		if (!address) return "unknown";
		await stopMail(within, address, "complaint", null);
		return "stopped";
	}
	const refused = found.refused.find(({ address }) => isOurs(address));
	if (!refused) return "unknown";
	const { address: email, isForGood, code } = refused;
	if (isForGood) await stopMail(within, email, "bounce", code);
	else await recordRefusal(within, { email, code, cameBack: true });
	return isForGood ? "stopped" : "counted";
}
