import { type Ctx, inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { newId, type TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { mandateGranted } from "../events.ts";
import * as policy from "../policy.ts";
import { findCommittee } from "../queries.server.ts";
import { GrantMandate } from "../schema.ts";
import { assertMember, assertNotHeld, lockCommittee, refusingSecondChair } from "../store.server.ts";

/** Gives a member of the territory a dated mandate in one of its bodies; by a steward, or by the operator. One chair at a time. */
export async function grantMandate(ctx: Ctx | (SystemCtx & { territoryId: TerritoryId }), input: GrantMandate): Promise<void> {
	const mandate = GrantMandate.parse(input);
	const { committeeId, personId, role } = mandate;
	const territoryId = "actor" in ctx ? ctx.actor.territoryId : ctx.territoryId;
	const mandateId = newId();
	await refusingSecondChair("role", () =>
		inTransaction(ctx, async (tx) => {
			if (!(await findCommittee(tx, territoryId, committeeId))) throw new NotFound("not-found");
			if ("actor" in ctx) assertAllowed(policy.grantMandate(ctx.actor));
			if (mandate.fte !== null && role !== "technical_lead") throw new RuleViolation("mandate.fte-for-lead", "fte");
			await lockCommittee(tx, committeeId);
			await assertMember(tx, territoryId, personId);
			await assertNotHeld(tx, mandate);
			await tx
				.insertInto("mandate")
				.values({ id: mandateId, territoryId, ...mandate })
				.execute();
			await recordEvent(tx, territoryId, mandateGranted, { mandateId, committeeId, personId, role });
		}),
	);
}
