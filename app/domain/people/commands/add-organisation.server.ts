import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import { RuleViolation } from "../../kernel/errors.ts";
import { newId, type OrganisationId, type TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { organisationAdded } from "../events.ts";
import { AddOrganisation } from "../schema.ts";

/** Adds a partner organisation to a territory; an act of the operator. */
export async function addOrganisation(ctx: SystemCtx & { territoryId: TerritoryId }, input: AddOrganisation): Promise<OrganisationId> {
	const values = AddOrganisation.parse(input);
	const { territoryId } = ctx;
	const organisationId = newId<OrganisationId>();
	return inTransaction(ctx, async (tx) => {
		const inserted = await tx
			.insertInto("organisation")
			.values({ id: organisationId, territoryId, ...values })
			.onConflict((conflict) => conflict.columns(["territoryId", "slug"]).doNothing())
			.returning("id")
			.executeTakeFirst();
		if (!inserted) throw new RuleViolation("organisation.slug-taken", "slug");
		await recordEvent(tx, territoryId, organisationAdded, { organisationId });
		return organisationId;
	});
}
