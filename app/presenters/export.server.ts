import { selectionDocument, sheetDocument } from "#app/documents/sheet-document.ts";
import { indicatorTable, sheetTable, valueTable } from "#app/documents/tables.ts";
import { readSheetFilters } from "#app/domain/action-sheets/filters.ts";
import { listSheets } from "#app/domain/action-sheets/queries/list-sheets.server.ts";
import { getSheetFacts } from "#app/domain/action-sheets/queries.server.ts";

import { readSheetContent } from "#app/domain/exports/content.server.ts";
import { exportSheets, fetchExport } from "#app/domain/exports/policy.ts";
import { getExport, getTerritoryName, listExportsOf, listIdsOfSlugs } from "#app/domain/exports/queries.server.ts";
import { expiresAt, maxRowCount, maxSheetCount, promptSheetCount, stateOf } from "#app/domain/exports/rules.ts";
import type { SheetExport } from "#app/domain/exports/types.ts";
import { getIndicator, listIndicators } from "#app/domain/indicators/queries.server.ts";
import { reachesTarget } from "#app/domain/indicators/rules.ts";
import { IndicatorFilters } from "#app/domain/indicators/schema.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "#app/domain/kernel/errors.ts";

/** One sheet as a document. */
export function presentSheetDocument(ctx: Ctx, slug: string) {
	const { actor, now } = ctx;
	const today = dayOf(now);
	return reading(ctx, async (tx) => {
		const content = await readSheetContent(tx, actor.territoryId, slug, today);
		const { id } = content.sheet;
		assertAllowed(exportSheets(actor, await getSheetFacts(tx, actor.territoryId, id)));
		return {
			sheetIds: [id],
			document: sheetDocument(content, { territory: await getTerritoryName(tx, actor.territoryId), today }),
			fileName: `fiche-${slug}-${today}`,
		};
	});
}

/** The sheets that the filters of the list ask for: their document when it is short, or how many they are. */
export function presentSelection(ctx: Ctx, search: URLSearchParams) {
	const { actor, now } = ctx;
	const today = dayOf(now);
	const filters = { ...readSheetFilters(search), page: 1 };
	return reading(ctx, async (tx) => {
		const { sheets, total } = await listSheets(tx, { filters, actor, today, perPage: maxSheetCount });
		if (total === 0) throw new RuleViolation("export.nothing");
		if (total > maxSheetCount) throw new RuleViolation("export.too-many");
		const slugs = sheets.map(({ slug }) => slug);
		const sheetIds = await listIdsOfSlugs(tx, actor.territoryId, slugs);
		if (total > promptSheetCount) return { sheetIds, document: null, fileName: null };
		const contents = [];
		for (const slug of slugs) contents.push(await readSheetContent(tx, actor.territoryId, slug, today));
		return {
			sheetIds,
			document: selectionDocument(contents, { territory: await getTerritoryName(tx, actor.territoryId), today }),
			fileName: `fiches-actions-${actor.territorySlug}-${today}`,
		};
	});
}

/** Page that asks for a long document: how many sheets the filters give, and whether that can be printed at all. */
export function presentExportRequest(ctx: Ctx, search: URLSearchParams) {
	const { actor, now } = ctx;
	const filters = { ...readSheetFilters(search), page: 1 };
	return reading(ctx, async (tx) => {
		const { total } = await listSheets(tx, { filters, actor, today: dayOf(now), perPage: 1 });
		const { page: _, ...kept } = filters;
		return { territory: actor.territorySlug, filters: kept, total, maxSheetCount };
	});
}

/** The list of sheets, all its pages, as rows. */
export function presentSheetTable(ctx: Ctx, search: URLSearchParams) {
	const { actor, now } = ctx;
	const today = dayOf(now);
	const filters = { ...readSheetFilters(search), page: 1 };
	return reading(ctx, async (tx) => {
		const { sheets, total } = await listSheets(tx, { filters, actor, today, perPage: maxRowCount });
		if (total > maxRowCount) throw new RuleViolation("export.too-many-rows");
		return { count: total, table: sheetTable(sheets), fileName: `fiches-actions-${actor.territorySlug}-${today}` };
	});
}

/** The list of indicators, all its pages, as rows. */
export function presentIndicatorTable(ctx: Ctx, search: URLSearchParams) {
	const { territoryId, territorySlug } = ctx.actor;
	const filters = { ...IndicatorFilters.parse(given(search)), page: 1 };
	return reading(ctx, async (tx) => {
		const { indicators, total } = await listIndicators(tx, territoryId, filters, maxRowCount);
		if (total > maxRowCount) throw new RuleViolation("export.too-many-rows");
		const rows = indicators.map((indicator) => ({
			...indicator,
			isReached: reachesTarget(indicator.value, indicator.targetValue, indicator.direction),
		}));
		return { count: total, table: indicatorTable(rows), fileName: `indicateurs-${territorySlug}-${dayOf(ctx.now)}` };
	});
}

/** Every value of one indicator, as rows. */
export function presentValueTable(ctx: Ctx, indicatorId: string) {
	return reading(ctx, async (tx) => {
		const indicator = await getIndicator(tx, ctx.actor.territoryId, indicatorId);
		return { table: valueTable(indicator), fileName: `valeurs-${indicator.sheetSlug}-${dayOf(ctx.now)}` };
	});
}

/** Page « Mes exports »: the long documents one asked for. */
export function presentExports(ctx: Ctx) {
	const { territoryId, territorySlug, personId } = ctx.actor;
	return reading(ctx, async (tx) => ({
		territory: territorySlug,
		exports: (await listExportsOf(tx, territoryId, personId)).map((one) => shown(one, ctx.now)),
	}));
}

/** Page of one: how far it is, then its file. */
export function presentExport(ctx: Ctx, exportId: string) {
	const { actor, now } = ctx;
	return reading(ctx, async (tx) => {
		const one = await getExport(tx, actor.territoryId, exportId);
		// somebody else's does not exist
		if (!fetchExport(actor, one).allowed) throw new NotFound("not-found");
		return { territory: actor.territorySlug, export: shown(one, now) };
	});
}

const shown = (one: SheetExport, now: Date) => ({
	id: one.id,
	format: one.format,
	state: stateOf(one, now),
	sheetCount: one.sheetIds.length,
	doneCount: one.doneCount,
	byteCount: one.byteCount,
	requestedAt: one.requestedAt.toISOString(),
	expiresAt: expiresAt(one).toISOString(),
});

const given = (search: URLSearchParams) => Object.fromEntries([...search].filter(([, value]) => value !== ""));
