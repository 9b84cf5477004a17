import * as policy from "#app/domain/diffusion/policy.ts";
import { getLetterhead } from "#app/domain/diffusion/queries.server.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed } from "#app/domain/kernel/errors.ts";

/** Page of the head of the territory's documents. */
export function presentLetterhead(ctx: Ctx) {
	const { actor } = ctx;
	assertAllowed(policy.editLetterhead(actor));
	return reading(ctx, async (tx) => ({ territory: actor.territorySlug, ...(await getLetterhead(tx, actor.territoryId)) }));
}
