import { editSheet } from "../../action-sheets/policy.ts";
import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, Conflict } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { measurementCorrected, measurementRecorded } from "../events.ts";
import * as policy from "../policy.ts";
import { assertMeasurable } from "../rules.ts";
import type { RecordMeasurement } from "../schema.ts";
import { lockIndicator } from "../store.server.ts";

/**
 * Enters the value of an indicator at a date, or why there is none. A value already there is replaced only by who has seen it:
 * otherwise Conflict, with what stands.
 */
export async function recordMeasurement(ctx: Ctx, { sheetId, indicatorId, seenOn, revision, ...fields }: RecordMeasurement): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	await inTransaction(ctx, async (tx) => {
		const sheet = await getSheetFacts(tx, territoryId, sheetId);
		const edit = editSheet(actor, sheet);
		if (actor.role === "reader") assertAllowed(edit);
		const { producerId } = await lockIndicator(tx, territoryId, sheetId, indicatorId);
		assertAllowed(policy.recordMeasurement(actor, { producerId, leadOrganisationId: sheet.leadOrganisationId }, edit));
		assertMeasurable(fields.measuredOn, dayOf(now));
		const stored = await tx
			.selectFrom("measurement")
			.select(["id", "measuredOn", "value", "unavailableReason", "comment", "revision"])
			.where("territoryId", "=", territoryId)
			.where("indicatorId", "=", indicatorId)
			.where("measuredOn", "=", fields.measuredOn)
			.forUpdate()
			.executeTakeFirst();
		if (stored && (stored.measuredOn !== seenOn || stored.revision !== revision)) throw new Conflict("measurement.already-there", stored);
		const entered = { ...fields, revision: (stored?.revision ?? 0) + 1, enteredBy: personId, enteredAt: now };
		const measurementId = stored?.id ?? newId();
		if (stored) {
			await tx.updateTable("measurement").set(entered).where("territoryId", "=", territoryId).where("id", "=", measurementId).execute();
		} else {
			await tx
				.insertInto("measurement")
				.values({ id: measurementId, territoryId, indicatorId, ...entered })
				.execute();
		}
		await recordEvent(tx, territoryId, stored ? measurementCorrected : measurementRecorded, { measurementId, indicatorId, sheetId });
	});
}
