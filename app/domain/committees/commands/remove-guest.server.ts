import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { guestRemoved } from "../events.ts";
import * as policy from "../policy.ts";
import { RemoveGuest } from "../schema.ts";

/** No longer invites someone; where they were present stays written, and their links no longer open. */
export async function removeGuest(ctx: Ctx, input: RemoveGuest): Promise<void> {
	const { committeeId, guestId } = RemoveGuest.parse(input);
	const { territoryId } = ctx.actor;
	await inTransaction(ctx, async (tx) => {
		const guests = tx
			.selectFrom("committeeGuest")
			.select("id")
			.where("territoryId", "=", territoryId)
			.where("committeeId", "=", committeeId)
			.where("id", "=", guestId)
			.where("removedAt", "is", null);
		if (!(await guests.executeTakeFirst())) throw new NotFound("not-found");
		assertAllowed(policy.inviteGuests(ctx.actor, { committeeId }));
		if (!(await guests.forUpdate().executeTakeFirst())) throw new NotFound("not-found");
		await tx.updateTable("committeeGuest").set({ removedAt: ctx.now }).where("id", "=", guestId).execute();
		await recordEvent(tx, territoryId, guestRemoved, { committeeId, guestId });
	});
}
