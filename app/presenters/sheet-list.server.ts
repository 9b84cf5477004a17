import { readSheetFilters, sheetSearchOf } from "#app/domain/action-sheets/filters.ts";
import { createSomeSheet, makeBulkChange } from "#app/domain/action-sheets/policy.ts";
import { listSheets } from "#app/domain/action-sheets/queries/list-sheets.server.ts";
import { getListSurroundings } from "#app/domain/action-sheets/queries/list-surroundings.server.ts";
import { importSheets } from "#app/domain/imports/policy.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { listSavedViews } from "#app/domain/saved-views/queries.server.ts";

/** Page « Fiches actions »: the list that the address asks for, what stands out among all of them, and the lists that were kept. */
export function presentSheetList(ctx: Ctx, search: URLSearchParams) {
	const { actor, now } = ctx;
	const today = dayOf(now);
	const asked = readSheetFilters(search);
	// only the table has columns
	const columns = asked.vue === "table" ? asked.colonnes : [];
	return reading(ctx, async (tx) => {
		// asked together, they cost one round trip
		const [{ sheets, total, page, pageCount }, { counts, ...choices }, savedViews] = await Promise.all([
			listSheets(tx, { filters: asked, actor, today, columns }),
			getListSurroundings(tx, actor, today),
			listSavedViews(tx, actor),
		]);
		const filters = { ...asked, page };
		const current = sheetSearchOf({ ...filters, page: 1 });
		return {
			territory: actor.territorySlug,
			today,
			filters,
			search: current,
			counts,
			sheets,
			total,
			pageCount,
			choices,
			savedViews: savedViews.map(({ id, name, search: kept, isMine, ownerName }) => ({
				id,
				name,
				search: kept,
				isCurrent: kept === current,
				ownerName: isMine ? null : ownerName,
			})),
			can: { create: createSomeSheet(actor).allowed, import: importSheets(actor).allowed, changeInBulk: makeBulkChange(actor).allowed },
		};
	});
}
