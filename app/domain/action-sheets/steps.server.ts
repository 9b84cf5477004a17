import type { Ctx, Tx } from "../kernel/context.server.ts";
import type { SheetId } from "../kernel/ids.ts";
import { comparable } from "./fields.ts";
import { recordFieldChanges } from "./history.server.ts";
import { isCommitted } from "./rules.ts";
import { lockSheet } from "./store.server.ts";
import { indicatorKey, proposeVersion } from "./versions.server.ts";

interface Target {
	targetValue: number | null;
	targetOn: string | null;
	yearlyTargets: Record<string, number>;
}

/**
 * Asked by the indicators before they lock and save one. Once the sheet is validated, its targets are commitments: a new one is kept
 * aside, with its reason, as a version for the steering committee. Gives back the target to save: the wanted one, or the one that stands.
 */
export async function holdTarget(
	tx: Tx,
	ctx: Ctx,
	{ sheetId, indicatorId, wanted, changeReason }: { sheetId: SheetId; indicatorId: string; wanted: Target; changeReason: string | null },
): Promise<{ target: Target; isHeld: boolean }> {
	const { territoryId } = ctx.actor;
	const sheet = await lockSheet(tx, territoryId, sheetId);
	const stored = (await tx
		.selectFrom("indicator")
		.select(["targetValue", "targetOn", "yearlyTargets"])
		.where("territoryId", "=", territoryId)
		.where("sheetId", "=", sheetId)
		.where("id", "=", indicatorId)
		.executeTakeFirst()) as Target | undefined;
	const { targetValue, targetOn, yearlyTargets } = wanted;
	const target = { targetValue, targetOn, yearlyTargets };
	if (!stored || comparable(stored) === comparable(target)) return { target, isHeld: false };
	const isHeld = isCommitted(sheet);
	const field = indicatorKey(indicatorId);
	if (isHeld) await proposeVersion(tx, ctx, sheet, { [field]: target }, changeReason);
	await recordFieldChanges(tx, ctx, sheet, [{ field, subject: isHeld ? "proposed" : undefined, before: stored, after: target }]);
	return { target: isHeld ? stored : target, isHeld };
}
