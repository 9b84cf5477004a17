import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import { RuleViolation } from "../../kernel/errors.ts";
import { newId, type TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { mandateGranted } from "../events.ts";
import { GrantMandate } from "../schema.ts";

/** Gives a member of the territory a dated mandate in one of its bodies; an act of the operator. One chair at a time. */
export async function grantMandate(ctx: SystemCtx & { territoryId: TerritoryId }, input: GrantMandate): Promise<void> {
	const mandate = GrantMandate.parse(input);
	const { territoryId } = ctx;
	const mandateId = newId();
	try {
		await inTransaction(ctx, async (tx) => {
			await tx
				.insertInto("mandate")
				.values({ id: mandateId, territoryId, ...mandate })
				.execute();
			const { committeeId, personId, role } = mandate;
			await recordEvent(tx, territoryId, mandateGranted, { mandateId, committeeId, personId, role });
		});
	} catch (error) {
		if ((error as { constraint?: string }).constraint === "mandate_one_chair") throw new RuleViolation("mandate.one-chair", "role");
		throw error;
	}
}
