import { dayOf } from "../kernel/calendar.ts";
import type { Ctx, Tx } from "../kernel/context.server.ts";
import { RuleViolation } from "../kernel/errors.ts";
import { newId, type SheetId, type TerritoryId } from "../kernel/ids.ts";
import { recordEvent } from "../kernel/record-event.server.ts";
import { versionProposed, versionWithdrawn } from "./events.ts";
import { sheetFieldNames } from "./fields.ts";
import type { ChangedBy } from "./history.server.ts";
import type { LockedSheet } from "./store.server.ts";
import type { VersionId } from "./types.ts";

export interface PendingVersion {
	id: VersionId;
	number: number;
	changes: Record<string, unknown>;
	reason: string | null;
	revision: number;
}

/** The version that waits for the steering committee, held for the length of the transaction. */
export async function lockPendingVersion(tx: Tx, territoryId: TerritoryId, sheetId: SheetId): Promise<PendingVersion | null> {
	const row = await tx
		.selectFrom("sheetVersion")
		.select(["id", "number", "changes", "reason", "revision"])
		.where("territoryId", "=", territoryId)
		.where("sheetId", "=", sheetId)
		.where("status", "=", "pending")
		.forUpdate()
		.executeTakeFirst();
	return (row as PendingVersion | undefined) ?? null;
}

/** All that the sheet says on this day: its fields, its milestones, its indicators with their targets. */
export async function snapshotOf(tx: Tx, sheet: LockedSheet): Promise<Record<string, unknown>> {
	const fields = Object.fromEntries(sheetFieldNames.map((field) => [field, sheet[field]]));
	const milestones = await tx
		.selectFrom("milestone")
		.select(["title", "dueOn"])
		.where("territoryId", "=", sheet.territoryId)
		.where("sheetId", "=", sheet.id)
		.orderBy("position")
		.execute();
	const indicators = await tx
		.selectFrom("indicator")
		.select(["id", "label", "unit", "targetValue", "targetOn", "yearlyTargets"])
		.where("territoryId", "=", sheet.territoryId)
		.where("sheetId", "=", sheet.id)
		.orderBy("position")
		.execute();
	return { ...fields, milestones, indicators };
}

async function nextNumber(tx: Tx, sheet: LockedSheet): Promise<number> {
	const last = await tx
		.selectFrom("sheetVersion")
		.select(({ fn }) => fn.max("number").as("number"))
		.where("territoryId", "=", sheet.territoryId)
		.where("sheetId", "=", sheet.id)
		.executeTakeFirst();
	return (last?.number ?? 0) + 1;
}

/** The sheet as the steering committee validates it for the first time. */
export async function keepValidated(tx: Tx, { actor, now }: ChangedBy, sheet: LockedSheet, today: string): Promise<VersionId> {
	const id = newId<VersionId>();
	await tx
		.insertInto("sheetVersion")
		.values({
			id,
			territoryId: sheet.territoryId,
			sheetId: sheet.id,
			number: await nextNumber(tx, sheet),
			status: "accepted",
			snapshot: JSON.stringify(await snapshotOf(tx, sheet)),
			proposedBy: actor.personId,
			proposedAt: now,
			decidedOn: today,
			decidedBy: actor.personId,
		})
		.execute();
	return id;
}

/**
 * Keeps aside what would change a commitment, until the steering committee decides; what was proposed before and not decided yet
 * goes with it. The sheet itself stays as validated.
 */
export async function proposeVersion(
	tx: Tx,
	{ actor, now }: Ctx,
	sheet: LockedSheet,
	changes: Record<string, unknown>,
	reason: string | null,
): Promise<VersionId> {
	if (!reason) throw new RuleViolation("sheet.version-reason-required", "changeReason");
	const { territoryId, id: sheetId } = sheet;
	const pending = await lockPendingVersion(tx, territoryId, sheetId);
	const all = { ...pending?.changes, ...changes };
	const versionId = pending?.id ?? newId<VersionId>();
	const proposal = {
		changes: JSON.stringify(all),
		snapshot: JSON.stringify(withChanges(await snapshotOf(tx, sheet), all)),
		reason,
		proposedBy: actor.personId,
		proposedAt: now,
	};
	if (pending) {
		await tx
			.updateTable("sheetVersion")
			.set({ ...proposal, revision: pending.revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("id", "=", versionId)
			.execute();
	} else {
		const number = await nextNumber(tx, sheet);
		await tx
			.insertInto("sheetVersion")
			.values({ ...proposal, id: versionId, territoryId, sheetId, number, status: "pending" })
			.execute();
	}
	await recordEvent(tx, territoryId, versionProposed, { sheetId, versionId });
	return versionId;
}

/** Takes out of a version what was last put in it; with nothing left to propose, it waits for nobody any more. */
export async function takeBackProposal(
	tx: Tx,
	{ actor, now }: Ctx,
	sheet: LockedSheet,
	{ id, revision }: Pick<PendingVersion, "id" | "revision">,
	left: { changes: Record<string, unknown>; reason: string | null },
): Promise<void> {
	const { territoryId, id: sheetId } = sheet;
	const isEmpty = Object.keys(left.changes).length === 0;
	await tx
		.updateTable("sheetVersion")
		.set({
			revision: revision + 1,
			...(isEmpty
				? { status: "withdrawn", decidedOn: dayOf(now), decidedBy: actor.personId }
				: {
						changes: JSON.stringify(left.changes),
						snapshot: JSON.stringify(withChanges(await snapshotOf(tx, sheet), left.changes)),
						reason: left.reason,
					}),
		})
		.where("territoryId", "=", territoryId)
		.where("id", "=", id)
		.execute();
	if (isEmpty) await recordEvent(tx, territoryId, versionWithdrawn, { sheetId, versionId: id });
}

/** The first version of a sheet whose validation is taken back. */
export async function takeBackValidated(tx: Tx, territoryId: TerritoryId, sheetId: SheetId, versionId: VersionId): Promise<void> {
	await tx
		.updateTable("sheetVersion")
		.set({ status: "withdrawn" })
		.where("territoryId", "=", territoryId)
		.where("id", "=", versionId)
		.execute();
	await recordEvent(tx, territoryId, versionWithdrawn, { sheetId, versionId });
}

export const indicatorKey = (indicatorId: string): string => `indicator:${indicatorId}`;

function withChanges(snapshot: Record<string, unknown>, changes: Record<string, unknown>): Record<string, unknown> {
	const indicators = (snapshot.indicators as { id: string }[]).map((one) => ({ ...one, ...(changes[indicatorKey(one.id)] as object) }));
	const fields = Object.fromEntries(Object.entries(changes).filter(([key]) => key in snapshot));
	return { ...snapshot, ...fields, indicators };
}
