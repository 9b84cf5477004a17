import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { NotFound } from "../../kernel/errors.ts";
import { personIndex, recordAccess, type WithVault } from "../../referrals/steps.server.ts";
import * as policy from "../policy.ts";
import { listKnownReferrals } from "../queries.server.ts";
import type { FindPerson } from "../schema.ts";
import type { KnownReferral } from "../types.ts";

/** Where a person is known, exactly: accents, case and hyphens apart. The search itself is written down, without the name. */
export function findPerson(ctx: WithVault<Ctx>, { lastName, firstName, reference }: FindPerson): Promise<KnownReferral[]> {
	const { actor } = ctx;
	const { territoryId, organisationId } = actor;
	if (!policy.protectPersons(actor).allowed) throw new NotFound("not-found");
	return inTransaction(ctx, async (tx) => {
		const byName = lastName !== null && firstName !== null;
		const detail = byName ? (reference ? "person-and-reference" : "person") : "reference";
		await recordAccess(tx, { territoryId, organisationId, referralId: null, what: "search", detail });
		const index = byName ? await personIndex(tx, ctx, { lastName, firstName }) : null;
		return listKnownReferrals(tx, territoryId, { index, reference });
	});
}
