import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import { RuleViolation } from "../../kernel/errors.ts";
import { type CommitteeId, newId, type TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { committeeCreated } from "../events.ts";
import { CreateCommittee } from "../schema.ts";

/** Sets up a governance body with its member organisations; an act of the operator. */
export async function createCommittee(ctx: SystemCtx & { territoryId: TerritoryId }, input: CreateCommittee): Promise<CommitteeId> {
	const { organisationIds, ...values } = CreateCommittee.parse(input);
	const { territoryId } = ctx;
	const committeeId = newId<CommitteeId>();
	return inTransaction(ctx, async (tx) => {
		const inserted = await tx
			.insertInto("committee")
			.values({ id: committeeId, territoryId, ...values })
			.onConflict((conflict) => conflict.columns(["territoryId", "slug"]).doNothing())
			.returning("id")
			.executeTakeFirst();
		if (!inserted) throw new RuleViolation("committee.slug-taken", "slug");
		if (organisationIds.length > 0) {
			await tx
				.insertInto("committeeOrganisation")
				.values(organisationIds.map((organisationId) => ({ territoryId, committeeId, organisationId })))
				.execute();
		}
		await recordEvent(tx, territoryId, committeeCreated, { committeeId });
		return committeeId;
	});
}
