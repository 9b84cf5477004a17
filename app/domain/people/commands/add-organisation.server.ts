import { type Ctx, inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId, type OrganisationId, type TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { organisationAdded } from "../events.ts";
import * as policy from "../policy.ts";
import { slugOf } from "../rules.ts";
import { AddOrganisation } from "../schema.ts";

/** Adds a partner organisation to a territory; an act of a steward, or of the operator. */
export async function addOrganisation(
	ctx: Ctx | (SystemCtx & { territoryId: TerritoryId }),
	input: AddOrganisation,
): Promise<OrganisationId> {
	if ("actor" in ctx) assertAllowed(policy.addOrganisation(ctx.actor));
	const { slug: chosenSlug, ...values } = AddOrganisation.parse(input);
	const slug = chosenSlug ?? slugOf(values.name);
	if (!slug) throw new RuleViolation("organisation.name-unreadable", "name");
	const territoryId = "actor" in ctx ? ctx.actor.territoryId : ctx.territoryId;
	const organisationId = newId<OrganisationId>();
	return inTransaction(ctx, async (tx) => {
		const inserted = await tx
			.insertInto("organisation")
			.values({ id: organisationId, territoryId, slug, ...values })
			.onConflict((conflict) => conflict.columns(["territoryId", "slug"]).doNothing())
			.returning("id")
			.executeTakeFirst();
		if (!inserted)
			throw chosenSlug ? new RuleViolation("organisation.slug-taken", "slug") : new RuleViolation("organisation.name-taken", "name");
		await recordEvent(tx, territoryId, organisationAdded, { organisationId });
		return organisationId;
	});
}
