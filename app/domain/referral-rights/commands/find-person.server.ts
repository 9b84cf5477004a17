import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { NotFound } from "../../kernel/errors.ts";
import { blindIndex } from "../../kernel/sealed.server.ts";
import { recordAccess } from "../../referrals/access.server.ts";
import { nameKey } from "../../referrals/identifiers.ts";
import { territoryKey, type WithVault } from "../../referrals/keys.server.ts";
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
		const detail = reference ? (byName ? "person-and-reference" : "reference") : "person";
		await recordAccess(tx, { territoryId, organisationId, referralId: null, what: "search", detail });
		// no digest was ever made where no referral was written
		const hasKey = await tx
			.selectFrom("territoryKey")
			.select("id")
			.where("territoryId", "=", territoryId)
			.where("purpose", "=", "index")
			.where("retiredAt", "is", null)
			.executeTakeFirst();
		const index = byName && hasKey ? blindIndex(await territoryKey(tx, ctx, territoryId, "index"), nameKey({ lastName, firstName })) : null;
		return listKnownReferrals(tx, territoryId, { index, reference: reference ?? null });
	});
}
