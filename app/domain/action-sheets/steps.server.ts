import type { DecisionVerb } from "../decisions/types.ts";
import type { Day } from "../kernel/calendar.ts";
import type { Ctx, ReadTx, Tx } from "../kernel/context.server.ts";
import { newId, type PersonId, type SheetId, type TerritoryId } from "../kernel/ids.ts";
import { recordEvent } from "../kernel/record-event.server.ts";
import { countedOf } from "./completeness.server.ts";
import { sheetEndMoved, sheetStatusChanged } from "./events.ts";
import { comparable, completenessOf } from "./fields.ts";
import { recordFieldChanges } from "./history.server.ts";
import { getSheet } from "./queries/get-sheet.server.ts";
import { isCommitted } from "./rules.ts";
import { effectsOf } from "./rulings.ts";
import { lockSheet } from "./store.server.ts";
import type { SheetEffect } from "./types.ts";
import { indicatorKey, keepValidated, proposeVersion } from "./versions.server.ts";

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

interface RuledBy {
	territoryId: TerritoryId;
	/** Who approved the minutes; null for a committee's silence. */
	personId: PersonId | null;
	now: Date;
}

interface Ruling {
	sheetId: SheetId;
	decisionId: string;
	/** « Décision n° 2026-03 du comité insertion », which the sheet's history tells. */
	because: string;
	decidedOn: Day;
	verb: DecisionVerb;
	newEndOn: Day | null;
}

/**
 * Does to a sheet what a committee decided, inside the transaction that approves its minutes. Done already, it does nothing; what the
 * sheet's own rules forbid is told, and left undone: the decision stands all the same.
 */
export async function applyRuling(tx: Tx, { territoryId, personId, now }: RuledBy, ruling: Ruling): Promise<SheetEffect[]> {
	const { sheetId, decisionId, decidedOn } = ruling;
	const by = { actor: { territoryId, personId }, now };
	const sheet = await lockSheet(tx, territoryId, sheetId);
	const { asked, ...counted } = await countedOf(tx, territoryId, sheetId);
	const isComplete = completenessOf({ ...sheet, ...counted }, asked).missing.length === 0;
	const effects = effectsOf({ ...sheet, isComplete }, ruling);
	if (!effects.some(({ kind }) => kind !== "refused")) return effects;

	const revision = sheet.revision + 1;
	const values = Object.assign(
		{},
		...effects.map((effect) =>
			effect.kind === "status" ? { status: effect.to, statusReason: null } : effect.kind === "end" ? { endOn: effect.to } : {},
		),
	);
	await tx
		.updateTable("actionSheet")
		.set({ ...values, revision, updatedAt: now, updatedBy: personId })
		.where("territoryId", "=", territoryId)
		.where("id", "=", sheetId)
		.execute();
	for (const effect of effects) {
		if (effect.kind === "end") {
			await recordFieldChanges(tx, by, { id: sheetId, revision }, [{ field: "endOn", before: effect.from, after: effect.to, decisionId }]);
			await recordEvent(tx, territoryId, sheetEndMoved, { sheetId, decisionId });
		}
		if (effect.kind === "status") {
			await keepValidated(tx, by, { ...sheet, ...values }, decidedOn);
			await tx
				.insertInto("sheetStatusChange")
				.values({
					id: newId(),
					territoryId,
					sheetId,
					fromStatus: effect.from,
					toStatus: effect.to,
					reason: ruling.because,
					changedBy: personId,
					changedAt: now,
					decisionId,
				})
				.execute();
			await recordEvent(tx, territoryId, sheetStatusChanged, { sheetId, from: effect.from, to: effect.to, decisionId });
		}
	}
	return effects;
}

/** What a decision would do to a sheet as it stands today; nothing to one that does not exist. */
export async function foreseeRuling(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ sheetId, ...ruling }: Pick<Ruling, "sheetId" | "verb" | "newEndOn">,
): Promise<SheetEffect[]> {
	const found = await tx
		.selectFrom("actionSheet")
		.select("slug")
		.where("territoryId", "=", territoryId)
		.where("id", "=", sheetId)
		.executeTakeFirst();
	if (!found) return [];
	const sheet = await getSheet(tx, territoryId, found.slug);
	return effectsOf({ ...sheet, isComplete: completenessOf(sheet, sheet.asked).missing.length === 0 }, ruling);
}
