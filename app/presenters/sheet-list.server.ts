import { createSomeSheet } from "#app/domain/action-sheets/policy.ts";
import { listOrganisationChoices } from "#app/domain/action-sheets/queries/list-choices.server.ts";
import { countSheets, listSheets } from "#app/domain/action-sheets/queries/list-sheets.server.ts";
import { SheetFilters } from "#app/domain/action-sheets/schema.ts";
import { importSheets } from "#app/domain/imports/policy.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { listObjectiveChoices } from "#app/domain/programmes/queries.server.ts";

/** Page « Fiches actions »: the list that the address asks for, and what stands out among all of them. */
export function presentSheetList(ctx: Ctx, search: URLSearchParams) {
	const { actor, now } = ctx;
	const today = dayOf(now);
	const asked = SheetFilters.parse(Object.fromEntries([...search].filter(([, value]) => value !== "")));
	return reading(ctx, async (tx) => {
		const counts = await countSheets(tx, actor, today);
		const { sheets, total, page, pageCount } = await listSheets(tx, { filters: asked, actor, today });
		return {
			territory: actor.territorySlug,
			today,
			filters: { ...asked, page },
			counts,
			sheets,
			total,
			pageCount,
			objectives: await listObjectiveChoices(tx, actor.territoryId),
			organisations: await listOrganisationChoices(tx, actor.territoryId),
			can: { create: createSomeSheet(actor).allowed, import: importSheets(actor).allowed },
		};
	});
}
