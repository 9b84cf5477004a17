import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import type { SheetId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { subActionAdded } from "../events.ts";
import { insertSheet } from "../insert-sheet.server.ts";
import * as policy from "../policy.ts";
import type { AddSubAction } from "../schema.ts";
import { assertReferences, lockSheet } from "../store.server.ts";

/** Writes a part of an action as a small sheet of its own, under the same objective. One level only. */
export async function addSubAction(ctx: Ctx, { parentId, ...fields }: AddSubAction): Promise<{ sheetId: SheetId; slug: string }> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	return inTransaction(ctx, async (tx) => {
		const parent = await lockSheet(tx, territoryId, parentId);
		assertAllowed(policy.editSheet(actor, parent));
		if (parent.parentId) throw new RuleViolation("sheet.sub-action-of-sub-action");
		await assertReferences(tx, territoryId, now, fields);
		const { committeeId, objectiveId } = parent;
		const created = await insertSheet(tx, ctx, { ...fields, committeeId, objectiveId, parentId });
		await recordEvent(tx, territoryId, subActionAdded, { sheetId: created.sheetId, parentId });
		return created;
	});
}
