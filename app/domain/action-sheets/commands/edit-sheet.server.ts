import { type Ctx, inTransaction, type Tx } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { changedAmong } from "../fields.ts";
import { assertUntouched } from "../history.server.ts";
import * as policy from "../policy.ts";
import { saveFields } from "../save-fields.server.ts";
import type { EditSheet } from "../schema.ts";
import { assertReferences, type LockedSheet, lockSheet, placesOf, shownOf } from "../store.server.ts";
import type { SheetContent, SheetFieldName } from "../types.ts";
import { lockPendingVersion } from "../versions.server.ts";

/**
 * Replaces the fields that are sent. Moving the sheet under another axis takes the right to write there; its address stays. Once
 * the sheet is validated, what changes its commitments waits as a version for the steering committee; the rest is saved at once.
 */
export async function editSheet(ctx: Ctx, { sheetId, revision, changeReason = null, ...sent }: EditSheet): Promise<{ isHeld: boolean }> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	return inTransaction(ctx, async (tx) => {
		const sheet = await lockSheet(tx, territoryId, sheetId);
		assertAllowed(policy.editSheet(actor, sheet));
		const pending = await lockPendingVersion(tx, territoryId, sheetId);
		const names = Object.keys(sent) as SheetFieldName[];
		await assertUntouched(tx, sheet, revision, names, () => ({ ...shownOf(sheet), ...pending?.changes }));
		const changed = changedAmong(sheet, sent);
		await assertPlaces(tx, ctx, sheet, sent, changed);
		await assertReferences(tx, territoryId, now, sent, sheet);
		const versionId = await saveFields(tx, ctx, sheet, sent, changeReason);
		return { isHeld: versionId !== null };
	});
}

/** The sheet stands under one objective of a programme, and at most one of each other; whoever brings it somewhere may write there. */
async function assertPlaces(tx: Tx, { actor }: Ctx, sheet: LockedSheet, sent: Partial<SheetContent>, changed: readonly SheetFieldName[]) {
	if (!changed.includes("objectiveId") && !changed.includes("otherObjectiveIds")) return;
	const objectiveId = sent.objectiveId ?? sheet.objectiveId;
	const otherIds = sent.otherObjectiveIds ?? sheet.otherObjectiveIds;
	if (sheet.parentId && (objectiveId !== sheet.objectiveId || otherIds.length > 0)) {
		throw new RuleViolation("sheet.follows-parent", "objectiveId");
	}
	const [main] = await placesOf(tx, actor.territoryId, [objectiveId], "objectiveId");
	const others = await placesOf(tx, actor.territoryId, otherIds, "otherObjectiveIds");
	const already = [sheet.objectiveId, ...sheet.otherObjectiveIds];
	for (const place of [main, ...others]) {
		if (place && !already.includes(place.id)) assertAllowed(policy.createSheet(actor, place));
	}
	const programmes = [main, ...others].map((place) => place?.programmeId);
	if (new Set(programmes).size < programmes.length) throw new RuleViolation("sheet.programme-twice", "otherObjectiveIds");
}
