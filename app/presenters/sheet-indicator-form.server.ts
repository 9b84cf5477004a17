import { editSheet } from "#app/domain/action-sheets/policy.ts";
import { listChosenSheets } from "#app/domain/action-sheets/queries/list-bulk-changes.server.ts";
import { listOrganisationChoices } from "#app/domain/action-sheets/queries/list-choices.server.ts";
import { findSheetBySlug, getSheetFacts } from "#app/domain/action-sheets/queries.server.ts";
import { isCommitted } from "#app/domain/action-sheets/rules.ts";
import { recordMeasurement } from "#app/domain/indicators/policy.ts";
import { listIndicatorsOfSheet } from "#app/domain/indicators/queries.server.ts";
import { advisedIndicatorsPerSheet } from "#app/domain/indicators/rules.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed, NotFound } from "#app/domain/kernel/errors.ts";
import type { SheetId, TerritoryId } from "#app/domain/kernel/ids.ts";

async function indicatorsOf(tx: ReadTx, { actor }: Ctx, slug: string) {
	const sheet = await findSheetBySlug(tx, actor.territoryId, slug);
	if (!sheet) throw new NotFound("not-found");
	const facts = await getSheetFacts(tx, actor.territoryId, sheet.id);
	return { sheet, facts, edit: editSheet(actor, facts), indicators: await listIndicatorsOfSheet(tx, actor.territoryId, sheet.id) };
}

/** Its targets then wait for the steering committee. */
async function isCommittedSheet(tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId) {
	const [sheet] = await listChosenSheets(tx, territoryId, [sheetId]);
	return sheet !== undefined && isCommitted(sheet);
}

/** Page that adds an indicator to a sheet, or edits the one of the address. */
export function presentIndicatorForm(ctx: Ctx, slug: string, indicatorId?: string) {
	return reading(ctx, async (tx) => {
		const { sheet, edit, indicators } = await indicatorsOf(tx, ctx, slug);
		const indicator = indicators.find(({ id }) => id === indicatorId);
		if (indicatorId !== undefined && !indicator) throw new NotFound("not-found");
		assertAllowed(edit);
		const { measurements: _, ...fields } = indicator ?? { measurements: [] };
		return {
			territory: ctx.actor.territorySlug,
			sheet,
			isCommitted: indicator ? await isCommittedSheet(tx, ctx.actor.territoryId, sheet.id) : false,
			indicator: indicator ? (fields as Omit<typeof indicator, "measurements">) : null,
			organisations: await listOrganisationChoices(tx, ctx.actor.territoryId),
			isOneTooMany: !indicator && indicators.length >= advisedIndicatorsPerSheet,
		};
	});
}

/** Page that enters a value; the one already there at `date`, when the address asks to correct it. */
export function presentMeasurementForm(ctx: Ctx, slug: string, indicatorId: string, date: string | null) {
	return reading(ctx, async (tx) => {
		const { sheet, facts, edit, indicators } = await indicatorsOf(tx, ctx, slug);
		const indicator = indicators.find(({ id }) => id === indicatorId);
		if (!indicator) throw new NotFound("not-found");
		const { leadOrganisationId } = facts;
		assertAllowed(recordMeasurement(ctx.actor, { producerId: indicator.producerId, leadOrganisationId }, edit));
		const { measurements, ...fields } = indicator;
		return {
			territory: ctx.actor.territorySlug,
			today: dayOf(ctx.now),
			sheet,
			indicator: fields,
			measurement: measurements.find(({ measuredOn }) => measuredOn === date) ?? null,
			last: measurements[0] ?? null,
		};
	});
}
