import { editSheet } from "../../action-sheets/policy.ts";
import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { indicatorAdded } from "../events.ts";
import { assertCoherent } from "../rules.ts";
import type { AddIndicator } from "../schema.ts";
import { assertProducer } from "../store.server.ts";
import type { IndicatorId } from "../types.ts";

/** Adds an indicator to a sheet, after those it has. */
export async function addIndicator(ctx: Ctx, { sheetId, ...fields }: AddIndicator): Promise<IndicatorId> {
	const { actor } = ctx;
	const { territoryId } = actor;
	const indicatorId = newId<IndicatorId>();
	return inTransaction(ctx, async (tx) => {
		assertAllowed(editSheet(actor, await getSheetFacts(tx, territoryId, sheetId)));
		assertCoherent(fields);
		await assertProducer(tx, territoryId, fields.producerId);
		const last = await tx
			.selectFrom("indicator")
			.select((eb) => eb.fn.max("position").as("position"))
			.where("territoryId", "=", territoryId)
			.where("sheetId", "=", sheetId)
			.executeTakeFirst();
		await tx
			.insertInto("indicator")
			.values({ id: indicatorId, territoryId, sheetId, position: (last?.position ?? -1) + 1, ...fields })
			.execute();
		await recordEvent(tx, territoryId, indicatorAdded, { indicatorId, sheetId });
		return indicatorId;
	});
}
