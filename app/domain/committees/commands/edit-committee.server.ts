import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { committeeEdited } from "../events.ts";
import * as policy from "../policy.ts";
import { findCommittee } from "../queries.server.ts";
import { EditCommittee, linesOf } from "../schema.ts";
import { lockBody, saveProgrammes } from "../store.server.ts";

/** Changes what a body is: its name, nature, purpose, and the programmes it serves. Its address stays. */
export async function editCommittee(ctx: Ctx, input: EditCommittee): Promise<void> {
	const { committeeId, revision, programmeIds, commissions, ...fields } = EditCommittee.parse(input);
	const { territoryId } = ctx.actor;
	await inTransaction(ctx, async (tx) => {
		const found = await findCommittee(tx, territoryId, committeeId);
		if (!found) throw new NotFound("not-found");
		assertAllowed(policy.manageBody(ctx.actor));
		const body = await lockBody(tx, territoryId, committeeId);
		assertRevision(body, revision, { ...found, revision: body.revision });
		await tx
			.updateTable("committee")
			.set({ ...fields, commissions: linesOf(commissions), revision: revision + 1 })
			.where("id", "=", committeeId)
			.execute();
		await saveProgrammes(tx, territoryId, committeeId, programmeIds);
		await recordEvent(tx, territoryId, committeeEdited, { committeeId });
	});
}
