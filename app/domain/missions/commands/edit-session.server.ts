import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { sessionEdited } from "../events.ts";
import * as policy from "../policy.ts";
import { assertHolds } from "../rules.ts";
import type { EditSession } from "../schema.ts";
import { assertOrganisation, lockSession } from "../store.server.ts";

/** Whoever rewrites a session says that it holds; giving it to another organisation is for those who hold both, or a steward. */
export async function editSession(ctx: Ctx, { sessionId, revision, ...fields }: EditSession): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const stored = await lockSession(tx, territoryId, sessionId);
		assertAllowed(policy.editSession(actor, stored));
		assertAllowed(policy.editSession(actor, fields));
		assertRevision(stored, revision);
		assertHolds(fields);
		await assertOrganisation(tx, territoryId, fields.organisationId, "organisationId");
		await assertOrganisation(tx, territoryId, fields.hostId, "hostId");
		await tx
			.updateTable("dropInSession")
			.set({ ...fields, confirmedOn: dayOf(ctx.now), revision: stored.revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("id", "=", sessionId)
			.execute();
		await recordEvent(tx, territoryId, sessionEdited, { sessionId, organisationId: fields.organisationId });
	});
}
