import { dayOf } from "../kernel/calendar.ts";
import type { Ctx, ReadTx, Tx } from "../kernel/context.server.ts";
import { RuleViolation } from "../kernel/errors.ts";
import { newId } from "../kernel/ids.ts";
import { recordEvent } from "../kernel/record-event.server.ts";
import { countedOf } from "./completeness.server.ts";
import { sheetStatusChanged } from "./events.ts";
import { completenessOf } from "./fields.ts";
import * as rules from "./rules.ts";
import type { LockedSheet } from "./store.server.ts";
import type { SheetStatus, VersionId } from "./types.ts";
import { keepValidated } from "./versions.server.ts";

const isFirstValidation = (sheet: LockedSheet, to: SheetStatus) => to === "validated" && sheet.status === "reviewed";

/** @throws RuleViolation when its life, or what the programme asks of it, does not let the sheet go there; @returns what to store */
export async function assertMayTake(tx: ReadTx, sheet: LockedSheet, to: SheetStatus, reason: string | null) {
	const changed = rules.changeStatus(sheet, to, reason);
	if (isFirstValidation(sheet, to)) {
		const { asked, ...counted } = await countedOf(tx, sheet.territoryId, sheet.id);
		if (completenessOf({ ...sheet, ...counted }, asked).missing.length > 0) throw new RuleViolation("sheet.incomplete", "status");
	}
	return changed;
}

/** One step of a locked sheet along its life, once the right to take it is judged. @returns the line of its history, and the version kept at the first validation */
export async function takeStatus(
	tx: Tx,
	ctx: Ctx,
	sheet: LockedSheet,
	to: SheetStatus,
	reason: string | null,
): Promise<{ statusChangeId: string; versionId: VersionId | null }> {
	const changed = await assertMayTake(tx, sheet, to, reason);
	const versionId = isFirstValidation(sheet, to) ? await keepValidated(tx, ctx, sheet, dayOf(ctx.now)) : null;
	return { statusChangeId: await writeStatus(tx, ctx, sheet, changed, reason), versionId };
}

/** Writes a status and its line of history, whatever the life of a sheet says: going back is told like going forward. */
export async function writeStatus(
	tx: Tx,
	{ actor, now }: Ctx,
	sheet: LockedSheet,
	changed: { status: SheetStatus; statusReason: string | null },
	reason: string | null,
): Promise<string> {
	const { territoryId, id: sheetId } = sheet;
	const id = newId();
	await tx
		.updateTable("actionSheet")
		.set({ ...changed, revision: sheet.revision + 1, updatedAt: now, updatedBy: actor.personId })
		.where("territoryId", "=", territoryId)
		.where("id", "=", sheetId)
		.execute();
	await tx
		.insertInto("sheetStatusChange")
		.values({
			id,
			territoryId,
			sheetId,
			fromStatus: sheet.status,
			toStatus: changed.status,
			reason,
			changedBy: actor.personId,
			changedAt: now,
		})
		.execute();
	await recordEvent(tx, territoryId, sheetStatusChanged, { sheetId, from: sheet.status, to: changed.status });
	return id;
}
