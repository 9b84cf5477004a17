import { editSheet } from "../../action-sheets/policy.ts";
import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { holdTarget } from "../../action-sheets/steps.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { indicatorEdited } from "../events.ts";
import { assertCoherent } from "../rules.ts";
import type { EditIndicator } from "../schema.ts";
import { assertProducer, hasValues, lockIndicator } from "../store.server.ts";

/** Saves an indicator. The targets of a validated sheet wait for the steering committee, which is told. */
export async function editIndicator(
	ctx: Ctx,
	{ sheetId, indicatorId, revision, changeReason, ...fields }: EditIndicator,
): Promise<{ isHeld: boolean }> {
	const { actor } = ctx;
	const { territoryId } = actor;
	return inTransaction(ctx, async (tx) => {
		assertAllowed(editSheet(actor, await getSheetFacts(tx, territoryId, sheetId)));
		// asked first, since the sheet is locked before what hangs from it
		const { target, isHeld } = await holdTarget(tx, ctx, { sheetId, indicatorId, wanted: fields, changeReason });
		const indicator = await lockIndicator(tx, territoryId, sheetId, indicatorId);
		assertRevision(indicator, revision);
		assertCoherent(fields);
		await assertProducer(tx, territoryId, fields.producerId);
		const hasLostLevels = fields.nature !== indicator.nature || fields.scale.length < indicator.scale.length;
		if (hasLostLevels && (await hasValues(tx, territoryId, indicatorId))) throw new RuleViolation("indicator.scale-in-use", "scale");
		await tx
			.updateTable("indicator")
			.set({ ...fields, ...target, revision: indicator.revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("id", "=", indicatorId)
			.execute();
		await recordEvent(tx, territoryId, indicatorEdited, { indicatorId, sheetId });
		return { isHeld };
	});
}
