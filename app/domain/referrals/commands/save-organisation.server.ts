import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { referralOrganisationChanged } from "../events.ts";
import { changeOrganisation } from "../organisation-policy.ts";
import { assertGrounded } from "../organisation-rules.ts";
import type { SaveOrganisation } from "../organisation-schema.ts";
import { changedFields, lockOrganisation } from "../settings-store.server.ts";

/** All that an organisation is for referrals, by a steward. What was sent before keeps the basis it was sent on. */
export async function saveOrganisation(ctx: Ctx, { organisationId, revision, ...fields }: SaveOrganisation): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	assertAllowed(changeOrganisation(actor));
	await inTransaction(ctx, async (tx) => {
		const stored = await lockOrganisation(tx, territoryId, organisationId);
		assertRevision(stored, revision);
		assertGrounded(fields);
		await tx
			.updateTable("referralOrganisation")
			.set({ ...fields, revision: stored.revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("organisationId", "=", organisationId)
			.execute();
		await recordEvent(tx, territoryId, referralOrganisationChanged, { organisationId, fields: changedFields(stored, fields) });
	});
}
