import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { NotFound, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { eliminationConfirmed } from "../events.ts";
import * as policy from "../policy.ts";
import { stateOfList } from "../rules.ts";
import type { ConfirmElimination } from "../schema.ts";
import { lockElimination } from "../store.server.ts";

/** Has a list executed by the workers. Once confirmed it is not called back. */
export function confirmElimination(ctx: Ctx, { listId }: ConfirmElimination): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	if (!policy.protectPersons(actor).allowed) throw new NotFound("not-found");
	return inTransaction(ctx, async (tx) => {
		const state = stateOfList(await lockElimination(tx, territoryId, listId));
		if (state === "awaiting-visa") throw new RuleViolation("elimination.visa-first");
		if (state !== "ready") throw new RuleViolation("elimination.already-confirmed");
		await tx
			.updateTable("eliminationList")
			.set({ confirmedAt: now, confirmedBy: personId })
			.where("territoryId", "=", territoryId)
			.where("id", "=", listId)
			.execute();
		await recordEvent(tx, territoryId, eliminationConfirmed, { listId });
	});
}
