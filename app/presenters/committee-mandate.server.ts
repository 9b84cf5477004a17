import * as policy from "#app/domain/committees/policy.ts";
import { getCommitteeBySlug, getMandate } from "#app/domain/committees/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed } from "#app/domain/kernel/errors.ts";
import { listPersonChoices } from "#app/domain/people/queries.server.ts";

/** Page that gives a mandate in a body. */
export function presentNewMandate(ctx: Ctx, slug: string) {
	const { actor, now } = ctx;
	const today = dayOf(now);
	return reading(ctx, async (tx) => {
		const { name } = await getCommitteeBySlug(tx, actor.territoryId, slug);
		assertAllowed(policy.grantMandate(actor));
		const candidates = await listPersonChoices(tx, actor.territoryId, today);
		return { territory: actor.territorySlug, today, committee: { slug, name }, candidates };
	});
}

/** Page that ends one. */
export function presentEndMandate(ctx: Ctx, slug: string, mandateId: string) {
	const { actor, now } = ctx;
	return reading(ctx, async (tx) => {
		const { id, name } = await getCommitteeBySlug(tx, actor.territoryId, slug);
		assertAllowed(policy.endMandate(actor));
		const mandate = await getMandate(tx, actor.territoryId, id, mandateId);
		return { territory: actor.territorySlug, today: dayOf(now), committee: { slug, name }, mandate };
	});
}
