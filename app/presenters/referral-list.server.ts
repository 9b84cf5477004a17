import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { manageAgents } from "#app/domain/referrals/duty-policy.ts";
import type { WithVault } from "#app/domain/referrals/keys.server.ts";
import { findByName, listReferrals } from "#app/domain/referrals/list-queries.server.ts";
import { type FindByName, ListFilters } from "#app/domain/referrals/list-schema.ts";
import type { ListedReferral } from "#app/domain/referrals/list-types.ts";

/** Page of the worklist: what waits, on which side, since when. Nobody is named there. */
export function presentReferralList(ctx: Ctx, query: URLSearchParams) {
	const { actor, now } = ctx;
	const filters = ListFilters.parse(Object.fromEntries(Object.keys(ListFilters.shape).map((name) => [name, query.get(name) ?? ""])));
	return reading(ctx, async (tx) => {
		const { referrals, page, ...rest } = await listReferrals(tx, actor, filters);
		return {
			territory: actor.territorySlug,
			today: dayOf(now),
			filters: { ...filters, page },
			...rest,
			referrals: referrals.map(shown),
			isManager: manageAgents(actor).allowed,
		};
	});
}

/** Page of a search by name, and what it found when one was asked for. */
export async function presentFound(ctx: WithVault<Ctx>, name: FindByName) {
	return { found: (await findByName(ctx, name)).map(shown), today: dayOf(ctx.now) };
}

const shown = ({ since, ...line }: ListedReferral) => ({ ...line, since: since.toISOString() });
