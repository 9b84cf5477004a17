import { filtersAtWork, readSheetFilters, sheetSearchOf } from "#app/domain/action-sheets/filters.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed } from "#app/domain/kernel/errors.ts";
import * as policy from "#app/domain/saved-views/policy.ts";
import { getSavedView, listSavedViews } from "#app/domain/saved-views/queries.server.ts";
import type { ListedView } from "#app/domain/saved-views/types.ts";

/** The list that an address asks for, as it is kept: without its page. */
export const searchToKeep = (search: URLSearchParams): string => sheetSearchOf({ ...readSheetFilters(search), page: 1 });

/** What a kept list does, in figures: its own filters are names that it does not know. */
function outlineOf(search: string) {
	const filters = readSheetFilters(new URLSearchParams(search));
	const { tri, sens, vue } = filters;
	return { tri, sens, vue, filterCount: filtersAtWork(filters).length };
}

const shown = (view: ListedView) => ({
	id: view.id,
	name: view.name,
	search: view.search,
	isShared: view.isShared,
	isMine: view.isMine,
	ownerName: view.ownerName,
	revision: view.revision,
	outline: outlineOf(view.search),
});

/** Page « Vues enregistrées »: one's own and those that are shared. */
export function presentSavedViews(ctx: Ctx) {
	const { actor } = ctx;
	return reading(ctx, async (tx) => ({
		territory: actor.territorySlug,
		views: (await listSavedViews(tx, actor)).map((view) => ({ ...shown(view), canEdit: policy.editView(actor, view).allowed })),
	}));
}

/** Page that keeps the list one comes from, under a new name or in place of another. */
export function presentNewView(ctx: Ctx, search: URLSearchParams) {
	const { actor } = ctx;
	const kept = searchToKeep(search);
	return reading(ctx, async (tx) => ({
		territory: actor.territorySlug,
		search: kept,
		outline: outlineOf(kept),
		canShare: policy.saveView(actor, { isShared: true }).allowed,
		replaceable: (await listSavedViews(tx, actor))
			.filter((view) => policy.editView(actor, view).allowed)
			.map(({ id, name }) => ({ id, name })),
	}));
}

/** Pages that change or remove one; `search` is the list one comes from, if one comes from there. */
export function presentSavedView(ctx: Ctx, id: string, search: URLSearchParams | null) {
	const { actor } = ctx;
	return reading(ctx, async (tx) => {
		const view = await getSavedView(tx, actor, id);
		assertAllowed(policy.editView(actor, view));
		const replacement = search === null ? null : searchToKeep(search);
		return {
			territory: actor.territorySlug,
			view: shown(view),
			canShare: policy.shareView(actor, view, !view.isShared).allowed,
			replacement: replacement === null || replacement === view.search ? null : { search: replacement, outline: outlineOf(replacement) },
		};
	});
}
