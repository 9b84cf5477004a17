import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { milestoneEdited } from "../events.ts";
import { recordFieldChanges } from "../history.server.ts";
import * as policy from "../policy.ts";
import type { EditMilestone } from "../schema.ts";
import { isCurrentMember, lockMilestone, lockSheet } from "../store.server.ts";

export async function editMilestone(ctx: Ctx, { sheetId, milestoneId, revision, ...fields }: EditMilestone): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const sheet = await lockSheet(tx, territoryId, sheetId);
		const milestone = await lockMilestone(tx, territoryId, sheetId, milestoneId);
		assertAllowed(policy.editSheet(actor, sheet));
		assertRevision(milestone, revision);
		const { ownerId } = fields;
		if (ownerId && ownerId !== milestone.ownerId && !(await isCurrentMember(tx, territoryId, now, ownerId))) {
			throw new RuleViolation("sheet.unknown-person", "ownerId");
		}
		await tx
			.updateTable("milestone")
			.set({ ...fields, revision: milestone.revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("id", "=", milestoneId)
			.execute();
		const { title, dueOn } = milestone;
		const change = { field: "milestone", subject: milestoneId, before: { title, dueOn, ownerId: milestone.ownerId }, after: fields };
		await recordFieldChanges(tx, ctx, sheet, [change]);
		await recordEvent(tx, territoryId, milestoneEdited, { milestoneId, sheetId });
	});
}
