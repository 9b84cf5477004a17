import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { referralOrganisationChanged } from "../events.ts";
import { changeContact } from "../organisation-policy.ts";
import type { SaveContact } from "../organisation-schema.ts";
import { changedFields, lockOrganisation } from "../settings-store.server.ts";

/** What an organisation's own manager writes: its address for links, and its notes. */
export async function saveContact(ctx: Ctx, { organisationId, revision, ...fields }: SaveContact): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	assertAllowed(changeContact(actor, organisationId));
	await inTransaction(ctx, async (tx) => {
		const stored = await lockOrganisation(tx, territoryId, organisationId);
		assertRevision(stored, revision);
		await tx
			.updateTable("referralOrganisation")
			.set({ ...fields, revision: stored.revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("organisationId", "=", organisationId)
			.execute();
		await recordEvent(tx, territoryId, referralOrganisationChanged, { organisationId, fields: changedFields(stored, fields) });
	});
}
