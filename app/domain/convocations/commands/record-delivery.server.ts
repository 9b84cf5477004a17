import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import type { DeliveryState, RecipientId } from "../types.ts";

/** What became of someone's last letter, for whoever convened; a state of the post, no fact of the journal. */
export async function recordDelivery(
	ctx: SystemCtx & { territoryId: TerritoryId },
	recipientId: RecipientId,
	delivery: DeliveryState,
	deliveryCode: number | null = null,
): Promise<void> {
	await inTransaction(ctx, (tx) =>
		tx
			.updateTable("convocationRecipient")
			.set({ delivery, deliveryCode, deliveryAt: ctx.now })
			.where("territoryId", "=", ctx.territoryId)
			.where("id", "=", recipientId)
			.execute(),
	);
}

/** A letter was tried to the end in vain; one that reached its reader since, or was refused, stays so. */
export async function recordFailure(ctx: SystemCtx & { territoryId: TerritoryId }, recipientId: RecipientId): Promise<void> {
	await inTransaction(ctx, (tx) =>
		tx
			.updateTable("convocationRecipient")
			.set({ delivery: "failed", deliveryAt: ctx.now })
			.where("territoryId", "=", ctx.territoryId)
			.where("id", "=", recipientId)
			.where("delivery", "in", ["pending", "waiting"])
			.execute(),
	);
}
