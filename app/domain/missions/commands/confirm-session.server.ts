import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { sessionConfirmed } from "../events.ts";
import { editSession } from "../policy.ts";
import { isOver } from "../rules.ts";
import type { ConfirmSession } from "../schema.ts";
import { lockSession } from "../store.server.ts";

/** Says that a session still holds as it is written. What it says does not change, nor its revision. */
export async function confirmSession(ctx: Ctx, { sessionId }: ConfirmSession): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	const today = dayOf(ctx.now);
	await inTransaction(ctx, async (tx) => {
		const stored = await lockSession(tx, territoryId, sessionId);
		assertAllowed(editSession(actor, stored));
		if (isOver(stored, today)) throw new RuleViolation("drop-in-session.over");
		await tx
			.updateTable("dropInSession")
			.set({ confirmedOn: today })
			.where("territoryId", "=", territoryId)
			.where("id", "=", sessionId)
			.execute();
		await recordEvent(tx, territoryId, sessionConfirmed, { sessionId, organisationId: stored.organisationId });
	});
}
