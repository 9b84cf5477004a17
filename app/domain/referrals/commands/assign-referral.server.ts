import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { referralAssigned } from "../events.ts";
import * as policy from "../policy.ts";
import { listSideAgents, lockReaders, nameReader } from "../readers.server.ts";
import { AssignReferral } from "../schema.ts";
import { getReferral } from "../standing.server.ts";
import { lockRecipient, lockReferral } from "../store.server.ts";

/**
 * Gives the referral to a colleague, or takes it up: an agent at work in the same organisation, who reads it from then on. On a
 * recipient's side they are the one who follows it; on the sender's they read it beside the others.
 */
export async function assignReferral(ctx: Ctx, input: AssignReferral): Promise<void> {
	const { referralId, recipientId, personId } = AssignReferral.parse(input);
	const { actor } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const { referral, standing } = await getReferral(tx, actor, referralId);
		assertAllowed(policy.assignReferral(standing, { recipientId }));
		if (referral.archivedAt) throw new RuleViolation("referral.archived");
		if (recipientId) await lockRecipient(tx, territoryId, referralId, recipientId);
		else await lockReferral(tx, territoryId, referralId);
		const readers = await lockReaders(tx, ctx, referralId, standing);
		const agent = (await listSideAgents(tx, ctx, referralId, standing)).find((one) => one.personId === personId);
		if (!agent) throw new RuleViolation("referral.not-a-colleague", "personId");
		if (!recipientId && agent.isReader) throw new RuleViolation("referral.reads-already", "personId");

		const known = readers.find((reader) => reader.personId === personId);
		await nameReader(tx, ctx, { referralId, recipientId, personId }, known);
		if (recipientId)
			await tx
				.updateTable("referralRecipient")
				.set({ assignedTo: personId })
				.where("territoryId", "=", territoryId)
				.where("id", "=", recipientId)
				.execute();
		await recordEvent(tx, territoryId, referralAssigned, { referralId, recipientId, personId });
	});
}
