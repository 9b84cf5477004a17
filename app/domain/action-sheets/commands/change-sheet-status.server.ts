import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { countedOf } from "../completeness.server.ts";
import { sheetStatusChanged } from "../events.ts";
import { completenessOf } from "../fields.ts";
import * as policy from "../policy.ts";
import * as rules from "../rules.ts";
import type { ChangeSheetStatus } from "../schema.ts";
import { lockSheet, shownOf } from "../store.server.ts";
import { keepValidated } from "../versions.server.ts";

/** Takes a sheet one step along its life, and writes the step to its history. */
export async function changeSheetStatus(ctx: Ctx, { sheetId, status: to, reason, revision }: ChangeSheetStatus): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	await inTransaction(ctx, async (tx) => {
		const sheet = await lockSheet(tx, territoryId, sheetId);
		assertAllowed(policy.changeSheetStatus(actor, sheet, to));
		assertRevision(sheet, revision, shownOf(sheet));
		const changed = rules.changeStatus(sheet, to, reason);
		const isFirstValidation = to === "validated" && sheet.status === "reviewed";
		if (isFirstValidation) {
			const { asked, ...counted } = await countedOf(tx, territoryId, sheetId);
			if (completenessOf({ ...sheet, ...counted }, asked).missing.length > 0) throw new RuleViolation("sheet.incomplete", "status");
			await keepValidated(tx, ctx, sheet, dayOf(now));
		}
		await tx
			.updateTable("actionSheet")
			.set({ ...changed, revision: sheet.revision + 1, updatedAt: now, updatedBy: personId })
			.where("territoryId", "=", territoryId)
			.where("id", "=", sheetId)
			.execute();
		await tx
			.insertInto("sheetStatusChange")
			.values({ id: newId(), territoryId, sheetId, fromStatus: sheet.status, toStatus: to, reason, changedBy: personId, changedAt: now })
			.execute();
		await recordEvent(tx, territoryId, sheetStatusChanged, { sheetId, from: sheet.status, to });
	});
}
