import { z } from "zod";
import { getTerritoryName } from "#app/domain/exports/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { getElimination, listEliminationItems, listEliminations } from "#app/domain/referral-rights/queries.server.ts";
import { stateOfList } from "#app/domain/referral-rights/rules.ts";
import type { EliminationList } from "#app/domain/referral-rights/types.ts";
import { assertDpo } from "./referral-rights.server.ts";

const shownList = (list: EliminationList) => ({
	...list,
	preparedOn: dayOf(list.preparedAt),
	preparedAt: list.preparedAt.toISOString(),
	confirmedAt: list.confirmedAt?.toISOString() ?? null,
	executedAt: list.executedAt?.toISOString() ?? null,
	state: stateOfList(list),
});

/** Page « Éliminations ». */
export function presentEliminations(ctx: Ctx, search: URLSearchParams) {
	assertDpo(ctx);
	const { territoryId, territorySlug: territory } = ctx.actor;
	const page = z.coerce.number().int().min(1).max(100_000).catch(1).parse(search.get("page"));
	return reading(ctx, async (tx) => {
		const { lists, ...shown } = await listEliminations(tx, territoryId, page);
		return { territory, lists: lists.map(shownList), ...shown };
	});
}

/** Page of a list, and its bordereau. */
export function presentElimination(ctx: Ctx, listId: string) {
	assertDpo(ctx);
	const { territoryId, territorySlug: territory } = ctx.actor;
	return reading(ctx, async (tx) => {
		const list = await getElimination(tx, territoryId, listId);
		const items = await listEliminationItems(tx, territoryId, listId);
		const territoryName = await getTerritoryName(tx, territoryId);
		return {
			territory,
			territoryName,
			today: dayOf(ctx.now),
			list: shownList(list),
			items: items.map(({ settledAt, ...item }) => ({ ...item, isSettled: settledAt !== null })),
		};
	});
}
