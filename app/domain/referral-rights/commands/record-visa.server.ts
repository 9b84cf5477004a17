import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { NotFound, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { visaRecorded } from "../events.ts";
import * as policy from "../policy.ts";
import { stateOfList } from "../rules.ts";
import type { RecordVisa } from "../schema.ts";
import { lockElimination } from "../store.server.ts";

/** Writes down that the departmental archives agreed to the elimination (code du patrimoine, art. L212-2). */
export function recordVisa(ctx: Ctx, { listId, visaReference, visaOn }: RecordVisa): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	if (!policy.protectPersons(actor).allowed) throw new NotFound("not-found");
	return inTransaction(ctx, async (tx) => {
		const list = await lockElimination(tx, territoryId, listId);
		if (stateOfList(list) !== "awaiting-visa") throw new RuleViolation("elimination.no-visa-awaited");
		if (visaOn > dayOf(now)) throw new RuleViolation("elimination.visa-future", "visaOn");
		await tx
			.updateTable("eliminationList")
			.set({ visaReference, visaOn, visaRecordedBy: personId })
			.where("territoryId", "=", territoryId)
			.where("id", "=", listId)
			.execute();
		await recordEvent(tx, territoryId, visaRecorded, { listId });
	});
}
