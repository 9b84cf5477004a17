import { getSheetFacts } from "../../action-sheets/queries.server.ts";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { commitmentAdded } from "../events.ts";
import * as policy from "../policy.ts";
import { isOrganisationInSheet } from "../queries.server.ts";
import type { AddCommitment } from "../schema.ts";
import { assertOrganisation } from "../store.server.ts";
import type { CommitmentId } from "../types.ts";

export async function addCommitment(ctx: Ctx, { sheetId, ...fields }: AddCommitment): Promise<CommitmentId> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	const { organisationId, deliveredOn } = fields;
	const commitmentId = newId<CommitmentId>();
	return inTransaction(ctx, async (tx) => {
		const sheet = await getSheetFacts(tx, territoryId, sheetId);
		const isInSheet = await isOrganisationInSheet(tx, territoryId, sheetId, organisationId);
		assertAllowed(policy.editCommitment(actor, sheet, { organisationId, isInSheet }));
		await assertOrganisation(tx, territoryId, organisationId);
		if (deliveredOn !== null && deliveredOn > dayOf(now)) throw new RuleViolation("commitment.delivered-in-future", "deliveredOn");
		await tx
			.insertInto("commitment")
			.values({ id: commitmentId, territoryId, sheetId, ...fields })
			.execute();
		await recordEvent(tx, territoryId, commitmentAdded, { commitmentId, sheetId, organisationId });
		return commitmentId;
	});
}
