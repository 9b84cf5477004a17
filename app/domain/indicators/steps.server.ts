import { editSheet } from "../action-sheets/policy.ts";
import { getSheetFacts } from "../action-sheets/queries.server.ts";
import { lockPeriod } from "../campaigns/steps.server.ts";
import { type Day, dayOf } from "../kernel/calendar.ts";
import type { Ctx, Tx } from "../kernel/context.server.ts";
import { assertAllowed, Conflict, RuleViolation } from "../kernel/errors.ts";
import { newId, type SheetId, type TerritoryId } from "../kernel/ids.ts";
import { recordEvent } from "../kernel/record-event.server.ts";
import { measurementCorrected, measurementRecorded } from "./events.ts";
import * as policy from "./policy.ts";
import { assertCorrectable, assertMeasurable, assertOnScale } from "./rules.ts";
import { lockIndicator, lockMeasurementAt } from "./store.server.ts";
import type { Indicator, IndicatorId, MeasurementId, MeasurementState } from "./types.ts";

export { readValue, valueAsTyped } from "./rules.ts";

export interface Entry {
	sheetId: SheetId;
	indicatorId: IndicatorId;
	measuredOn: Day;
	/** Told once the indicator is known: what a text means depends on it. */
	readValue: (indicator: Indicator) => number | null;
	unavailableReason: string | null;
	comment: string | null;
	evidenceUrl: string | null;
	/** Of the value that the person had on screen at this date; 0 when there was none. */
	seenRevision: number;
}

export interface Entered {
	measurementId: MeasurementId;
	value: number | null;
	state: MeasurementState;
	revision: number;
}

/**
 * Writes a value, or why there is none: accepted at once when its author is the one who accepts, proposed otherwise. Here and not in a
 * command, because a campaign's grid and the sheet's own form both enter values.
 */
export async function enterMeasurement(
	tx: Tx,
	{ actor, now }: Ctx,
	{ sheetId, indicatorId, measuredOn, ...entry }: Entry,
): Promise<Entered> {
	const { territoryId, personId } = actor;
	// before anything is locked: the database locks no row for a reader
	if (actor.role === "reader") assertAllowed(editSheet(actor, await getSheetFacts(tx, territoryId, sheetId)));
	const [sheet, indicator] = await Promise.all([
		getSheetFacts(tx, territoryId, sheetId),
		lockIndicator(tx, territoryId, sheetId, indicatorId),
	]);
	const edit = editSheet(actor, sheet);
	const { leadOrganisationId } = sheet;
	assertAllowed(policy.recordMeasurement(actor, { producerId: indicator.producerId, leadOrganisationId }, edit));
	const isReviewer = policy.reviewMeasurement(actor, sheet).allowed;
	assertMeasurable(measuredOn, dayOf(now));
	// sent together, they still lock in this order
	const [, stored] = await Promise.all([
		lockPeriod(tx, territoryId, indicatorId, measuredOn),
		lockMeasurementAt(tx, territoryId, indicatorId, measuredOn),
	]);
	if ((stored?.revision ?? 0) !== entry.seenRevision) throw new Conflict("measurement.already-there", stored);
	if (stored) assertCorrectable(stored.state, isReviewer);
	const value = entry.readValue(indicator);
	assertOnScale(indicator, value);
	const { unavailableReason, comment, evidenceUrl } = entry;
	if (value === null && unavailableReason === null) throw new RuleViolation("measurement.value-or-reason", "value");
	if (value !== null && unavailableReason !== null) throw new RuleViolation("measurement.value-and-reason", "unavailableReason");
	const state = isReviewer ? ("accepted" as const) : ("proposed" as const);
	const measurementId = stored?.id ?? newId<MeasurementId>();
	const revision = (stored?.revision ?? 0) + 1;
	const row = {
		value,
		unavailableReason,
		comment,
		evidenceUrl,
		revision,
		enteredBy: personId,
		enteredAt: now,
		state,
		returnReason: null,
		reviewedBy: isReviewer ? personId : null,
		reviewedAt: isReviewer ? now : null,
	};
	const written = stored
		? tx.updateTable("measurement").set(row).where("territoryId", "=", territoryId).where("id", "=", measurementId).execute()
		: tx
				.insertInto("measurement")
				.values({ id: measurementId, territoryId, indicatorId, measuredOn, ...row })
				.execute();
	const event = stored ? measurementCorrected : measurementRecorded;
	await Promise.all([written, recordEvent(tx, territoryId, event, { measurementId, indicatorId, sheetId })]);
	return { measurementId, value, state, revision };
}

export interface Target {
	targetValue: number | null;
	targetOn: string | null;
	yearlyTargets: Record<string, number>;
}

/** Sets the target that the steering committee accepted. An indicator removed meanwhile takes none. */
export async function setIndicatorTarget(tx: Tx, territoryId: TerritoryId, indicatorId: string, target: Target): Promise<void> {
	await tx
		.updateTable("indicator")
		.set((eb) => ({ ...target, yearlyTargets: JSON.stringify(target.yearlyTargets), revision: eb("revision", "+", 1) }))
		.where("territoryId", "=", territoryId)
		.where("id", "=", indicatorId)
		.execute();
}
