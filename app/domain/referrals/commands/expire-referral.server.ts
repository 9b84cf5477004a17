import { dayOf } from "../../kernel/calendar.ts";
import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { takeStep } from "../take-step.server.ts";
import type { RecipientId } from "../types.ts";
import { lockWait } from "../waits.server.ts";
import { isExpired } from "../waits.ts";

/** Ends, for the product, what nobody ever answered; an answer given meanwhile keeps it open. @returns whether it expired */
export async function expireReferral(
	ctx: SystemCtx & { territoryId: TerritoryId },
	{ recipientId }: { recipientId: RecipientId },
): Promise<boolean> {
	const { territoryId, now } = ctx;
	return inTransaction(ctx, async (tx) => {
		const place = await lockWait(tx, territoryId, recipientId);
		if (!place || !isExpired(place.wait, place.settings, dayOf(now))) return false;
		const taker = { territoryId, personId: null, side: "product", isByLink: false, now } as const;
		await takeStep(tx, taker, null, { referralId: place.referralId, recipientId, revision: null, action: "expire", word: null });
		return true;
	});
}
