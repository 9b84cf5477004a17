import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { milestoneAdded } from "../events.ts";
import { recordFieldChanges } from "../history.server.ts";
import * as policy from "../policy.ts";
import type { AddMilestone } from "../schema.ts";
import { isCurrentMember, lockSheet } from "../store.server.ts";
import type { MilestoneId } from "../types.ts";

/** Adds a milestone at the end of a sheet's schedule. */
export async function addMilestone(ctx: Ctx, { sheetId, ...fields }: AddMilestone): Promise<MilestoneId> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	const milestoneId = newId<MilestoneId>();
	return inTransaction(ctx, async (tx) => {
		const sheet = await lockSheet(tx, territoryId, sheetId);
		assertAllowed(policy.editSheet(actor, sheet));
		if (fields.ownerId && !(await isCurrentMember(tx, territoryId, now, fields.ownerId))) {
			throw new RuleViolation("sheet.unknown-person", "ownerId");
		}
		const last = await tx
			.selectFrom("milestone")
			.select((eb) => eb.fn.max("position").as("position"))
			.where("territoryId", "=", territoryId)
			.where("sheetId", "=", sheetId)
			.executeTakeFirst();
		await tx
			.insertInto("milestone")
			.values({ id: milestoneId, territoryId, sheetId, position: (last?.position ?? -1) + 1, ...fields })
			.execute();
		await recordFieldChanges(tx, ctx, sheet, [{ field: "milestone", subject: milestoneId, before: null, after: fields }]);
		await recordEvent(tx, territoryId, milestoneAdded, { milestoneId, sheetId });
		return milestoneId;
	});
}
