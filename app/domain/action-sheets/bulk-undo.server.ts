import { sql } from "kysely";
import type { Ctx, ReadTx, Tx } from "../kernel/context.server.ts";
import type { SheetId, TerritoryId } from "../kernel/ids.ts";
import { recordEvent } from "../kernel/record-event.server.ts";
import { writeContent } from "./content.server.ts";
import { sheetEdited } from "./events.ts";
import { recordFieldChanges } from "./history.server.ts";
import { isSetAside } from "./rules.ts";
import { heldAmong, saveFields } from "./save-fields.server.ts";
import type { LockedSheet } from "./store.server.ts";
import { writeStatus } from "./take-status.server.ts";
import type { BulkChangeId, BulkValues, SheetContent, SheetFieldName, SheetStatus, VersionId } from "./types.ts";
import { lockPendingVersion, type PendingVersion, takeBackProposal, takeBackValidated } from "./versions.server.ts";

export interface UndoableItem {
	sheetId: SheetId;
	before: BulkValues;
	after: BulkValues;
	statusChangeId: string | null;
	versionId: VersionId | null;
	proposedBefore: Pick<PendingVersion, "changes" | "reason"> | null;
}

/** The items of a change, without those whose sheet is gone. */
export const listUndoableItems = async (tx: ReadTx, territoryId: TerritoryId, bulkChangeId: BulkChangeId): Promise<UndoableItem[]> =>
	(await tx
		.selectFrom("bulkChangeItem")
		.select(["sheetId", "before", "after", "statusChangeId", "versionId", "proposedBefore"])
		.where("territoryId", "=", territoryId)
		.where("bulkChangeId", "=", bulkChangeId)
		.orderBy("sheetId")
		.execute()) as unknown as UndoableItem[];

/** The sheets that went on since the change, so that putting back what stood before would lose someone's work or a decision. */
export async function listTouched(
	tx: ReadTx,
	territoryId: TerritoryId,
	bulkChangeId: BulkChangeId,
	items: readonly UndoableItem[],
	sheets: readonly LockedSheet[],
): Promise<Set<string>> {
	const { rows } = await sql<{ id: string }>`
		select i.sheet_id as id from bulk_change_item i
		left join sheet_status_change mine on mine.id = i.status_change_id
		left join sheet_version v on v.id = i.version_id
		where i.territory_id = ${territoryId} and i.bulk_change_id = ${bulkChangeId} and (
			exists (select from sheet_status_change c where c.sheet_id = i.sheet_id and (c.changed_at, c.id) > (mine.changed_at, mine.id))
			or exists (select from field_change f where f.sheet_id = i.sheet_id and f.revision > i.after_revision and jsonb_exists(i.after, f.field))
			or v.status <> case when mine.id is null then 'pending' else 'accepted' end
			or exists (select from sheet_version later where later.sheet_id = i.sheet_id and later.number > v.number)
		)`.execute(tx as Tx);
	const sheetOf = new Map(sheets.map((sheet) => [sheet.id, sheet]));
	// validated since: what was changed is now a commitment
	const committed = items.filter(({ sheetId, before, statusChangeId, versionId }) => {
		const sheet = sheetOf.get(sheetId);
		return sheet && !statusChangeId && !versionId && heldAmong(sheet, before as Partial<SheetContent>).length > 0;
	});
	return new Set([...rows.map(({ id }) => id), ...committed.map(({ sheetId }) => sheetId)]);
}

/** Puts a sheet back as it stood before the change, as one more line of its history. */
export async function restoreOne(tx: Tx, ctx: Ctx, sheet: LockedSheet, item: UndoableItem, madeFor: string | null): Promise<void> {
	if (item.statusChangeId) await restoreStatus(tx, ctx, sheet, item);
	else if (item.versionId) await restoreProposal(tx, ctx, sheet, item, madeFor);
	else await saveFields(tx, ctx, sheet, item.before as Partial<SheetContent>, null);
}

const undoing = "Annulation d'une modification groupée";

async function restoreStatus(tx: Tx, ctx: Ctx, sheet: LockedSheet, { before, versionId }: UndoableItem): Promise<void> {
	const status = before.status as SheetStatus;
	const resumesTo = before.resumesTo ?? status;
	let standing = sheet;
	// a pause goes back to the last status of its history that was not one
	if (isSetAside(status) && sheet.resumesTo !== resumesTo) {
		await writeStatus(tx, ctx, sheet, { status: resumesTo, statusReason: null }, undoing);
		standing = { ...sheet, status: resumesTo, revision: sheet.revision + 1 };
	}
	await writeStatus(tx, ctx, standing, { status, statusReason: before.statusReason ?? null }, undoing);
	if (versionId) await takeBackValidated(tx, sheet.territoryId, sheet.id, versionId);
}

async function restoreProposal(tx: Tx, ctx: Ctx, sheet: LockedSheet, item: UndoableItem, madeFor: string | null): Promise<void> {
	const pending = await lockPendingVersion(tx, sheet.territoryId, sheet.id);
	if (!pending) return;
	const fields = Object.keys(item.after) as SheetFieldName[];
	const earlier = item.proposedBefore?.changes ?? {};
	const changes = Object.fromEntries(
		Object.entries({ ...pending.changes }).flatMap(([field, value]) => {
			if (!fields.some((one) => one === field)) return [[field, value]];
			return field in earlier ? [[field, earlier[field]]] : [];
		}),
	);
	const reason = item.proposedBefore && pending.reason === madeFor ? item.proposedBefore.reason : pending.reason;
	await takeBackProposal(tx, ctx, sheet, pending, { changes, reason });
	const rows = fields.map((field) => ({
		field,
		subject: "proposed",
		before: (item.after as Partial<SheetContent>)[field],
		after: field in earlier ? earlier[field] : sheet[field],
	}));
	await recordFieldChanges(tx, ctx, { id: sheet.id, revision: sheet.revision + 1 }, rows);
	await writeContent(tx, ctx, sheet, {});
	await recordEvent(tx, sheet.territoryId, sheetEdited, { sheetId: sheet.id });
}
