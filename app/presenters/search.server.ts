import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { pageOf } from "#app/domain/kernel/pages.ts";
import * as people from "#app/domain/people/policy.ts";
import { countFound, listFound } from "#app/domain/search/queries.server.ts";
import { SearchAsked } from "#app/domain/search/schema.ts";
import { foundKinds } from "#app/domain/search/types.ts";

const perPage = 20;
const perKind = 5;

/** Page of the search: how many of each kind are found, and a page of one or the best of all. */
export function presentSearch(ctx: Ctx, query: URLSearchParams) {
	const { territoryId, territorySlug } = ctx.actor;
	const asked = SearchAsked.parse(Object.fromEntries(["q", "type", "page"].map((name) => [name, query.get(name) ?? ""])));
	const { q, type } = asked;
	const about = { territory: territorySlug, q, type, can: { openMembers: people.readMembers(ctx.actor).allowed } };
	if (q === "") return { ...about, counts: null, found: [], page: 1, pageCount: 1 };
	return reading(ctx, async (tx) => {
		const counts = await countFound(tx, { territoryId, q });
		const { offset, ...shown } = type ? pageOf(asked.page, counts[type], perPage) : { offset: 0, page: 1, pageCount: 1 };
		const kinds = (type ? [type] : foundKinds).filter((kind) => counts[kind] > 0);
		const found = kinds.length > 0 ? await listFound(tx, { territoryId, q, kinds, limit: type ? perPage : perKind, offset }) : [];
		return { ...about, counts, found, ...shown };
	});
}
